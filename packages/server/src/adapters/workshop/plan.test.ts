import { expect, test } from 'vitest';
import type { Way } from '../../ports/workshop.ts';
import { planOf, unlookedPlan } from './plan.ts';
import { readProbe, type Probe } from './probe.ts';

interface Given {
  readonly container?: string;
  readonly video?: string;
  readonly pixels?: string;
  readonly audio?: readonly string[];
}

function probeOf({
  container = 'mov,mp4,m4a,3gp,3g2,mj2',
  video = 'h264',
  pixels = 'yuv420p',
  audio = ['aac'],
}: Given): Probe {
  const streams = [
    { index: 0, codec_type: 'video', codec_name: video, pix_fmt: pixels, width: 1920, height: 1080 },
    ...audio.map((codec, at) => ({ index: at + 1, codec_type: 'audio', codec_name: codec })),
  ];
  const read = readProbe(JSON.stringify({ format: { format_name: container, duration: '60.5' }, streams }));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}
const mp4 = { container: 'mp4', isIndexAtEnd: false } as const;
const webm = { container: 'webm', isIndexAtEnd: false } as const;
const other = { container: 'other', isIndexAtEnd: false } as const;
const mkv = 'matroska,webm';

test.each<[string, Given, Parameters<typeof planOf>[1], Way]>([
  ['mp4 with h264 and aac', {}, mp4, 'asItIs'],
  ['mp4 without sound', { audio: [] }, mp4, 'asItIs'],
  ['mp4 with its index at the end', {}, { ...mp4, isIndexAtEnd: true }, 'remux'],
  ['mp4 with av1 of ten bits', { video: 'av1', pixels: 'yuv420p10le' }, mp4, 'asItIs'],
  ['mp4 with hevc', { video: 'hevc' }, mp4, 'ladder'],
  ['mp4 with h264 of ten bits', { pixels: 'yuv420p10le' }, mp4, 'ladder'],
  ['mp4 with ac3', { audio: ['ac3'] }, mp4, 'remux'],
  ['mp4 with ac3 in a second language', { audio: ['aac', 'ac3'] }, mp4, 'remux'],
  ['webm with vp9 and opus', { container: mkv, video: 'vp9', audio: ['opus'] }, webm, 'asItIs'],
  ['mkv with h264 and aac', { container: mkv }, other, 'remux'],
  ['mkv with vp8', { container: mkv, video: 'vp8' }, other, 'ladder'],
  ['avi with mpeg4', { container: 'avi', video: 'mpeg4', audio: ['mp3'] }, other, 'ladder'],
])('[UP9][UP10][UP11] %s', (_, given, sniffed, way) => {
  const plan = planOf(probeOf(given), sniffed, false);
  expect(plan.ok && plan.value.way).toBe(way);
  const several = planOf(probeOf(given), sniffed, true);
  expect(several.ok && several.value.way).toBe('ladder');
});

test('[UP8] a picture on the cover of a song is no film', () => {
  const streams = [
    { index: 0, codec_type: 'audio', codec_name: 'mp3' },
    {
      index: 1,
      codec_type: 'video',
      codec_name: 'mjpeg',
      width: 9,
      height: 9,
      disposition: { attached_pic: 1 },
    },
  ];
  const read = readProbe(JSON.stringify({ format: { format_name: 'mp3' }, streams }));
  expect(read.ok && planOf(read.value, other, false)).toEqual({ ok: false, error: 'noFilm' });
  expect(readProbe('{}').ok).toBe(false);
  expect(readProbe('no json').ok).toBe(false);
});

test('[UP13] tracks have names that are safe to show, and a film that was turned is measured as it is shown', () => {
  const tags = { language: 'und', title: `a\u0007b${'x'.repeat(300)}` };
  const streams = [
    {
      index: 0,
      codec_type: 'video',
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      width: 1920,
      height: 1080,
      side_data_list: [{ rotation: -90 }],
    },
    { index: 1, codec_type: 'subtitle', codec_name: 'subrip', tags },
    { index: 2, codec_type: 'subtitle', codec_name: 'hdmv_pgs_subtitle' },
    { index: 3, codec_type: 'subtitle', codec_name: 'ass', tags: { language: 'chi' } },
    {
      index: 4,
      codec_type: 'attachment',
      codec_name: 'ttf',
      tags: { mimetype: 'application/x-truetype-font' },
    },
    { index: 5, codec_type: 'attachment', tags: { mimetype: 'image/png' } },
  ];
  const read = readProbe(JSON.stringify({ format: { format_name: mkv }, streams }));
  const plan = read.ok ? planOf(read.value, other, false) : read;
  expect(plan.ok && plan.value).toMatchObject({
    size: { width: 1080, height: 1920 },
    texts: [
      { index: 1, format: 'vtt', language: null, title: `a b${'x'.repeat(97)}` },
      { index: 3, format: 'ass', language: 'chi', title: null },
    ],
    fonts: [4],
    durationSec: null,
  });
});

test('[UP15] without programs the container decides', () => {
  expect(unlookedPlan(mp4)).toMatchObject({ ok: true, value: { way: 'asItIs', type: 'mp4' } });
  expect(unlookedPlan(webm)).toMatchObject({ ok: true, value: { type: 'webm' } });
  expect(unlookedPlan(other)).toEqual({ ok: false, error: 'needsPrograms' });
});
