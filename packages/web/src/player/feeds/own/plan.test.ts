import { describe, expect, test } from 'vitest';
import type { AudioFacts, Container, FileFacts, VideoFacts } from './file-facts.ts';
import { OPUS_TYPE, planFor, soundShiftOf, type Abilities } from './plan.ts';
import { MOST_SHIFT_SEC } from './sound-shift.ts';

const VIDEO = { h264: 'avc1.64001f', hevc: 'hev1.1.6.L93.90', vp8: 'vp8', av1: 'av01.0.04M.08' } as const;
const AUDIO = {
  aac: 'mp4a.40.2',
  mp3: 'mp3',
  flac: 'flac',
  vorbis: 'vorbis',
  ac3: 'ac-3',
  dts: 'dtsc',
} as const;

const picture = (type: string | null, more: Partial<VideoFacts> = {}): VideoFacts => ({
  id: 1,
  codec: `codec of ${type}`,
  type,
  language: null,
  label: '',
  preferred: true,
  firstSec: 0,
  width: 640,
  height: 360,
  rotation: 0,
  frameSec: null,
  ...more,
});
const sound = (type: string | null, more: Partial<AudioFacts> = {}): AudioFacts => ({
  id: 2,
  codec: `codec of ${type}`,
  type,
  language: null,
  label: '',
  preferred: false,
  firstSec: 0,
  channels: 2,
  sampleRate: 48_000,
  decodable: type !== null && type !== AUDIO.dts,
  ...more,
});
const file = (
  container: Container,
  video: readonly VideoFacts[],
  audio: readonly AudioFacts[],
): FileFacts => ({
  container,
  endSec: 60,
  video,
  audio,
});

/** Chromium without HEVC, in short. */
const abilities: Abilities = {
  plays: (type) =>
    /^video\/(mp4|x-matroska|webm)/.test(type) &&
    !/hev1|ac-3|dtsc|prores/.test(type) &&
    !/matroska.*(vp|av01)/.test(type),
  streams: (type) =>
    /^video\/mp4; codecs="(avc1|av01)/.test(type) ||
    type === 'video/webm; codecs="vp8"' ||
    /^audio\/mp4; codecs="(mp4a|opus|flac)/.test(type) ||
    type === 'audio/webm; codecs="vorbis"',
  recodes: true,
};

const h264 = picture(VIDEO.h264);

describe('[RX2] how a file is played', () => {
  const told = (facts: FileFacts, can = abilities, chosen: number | null = null): string => {
    const plan = planFor(facts, can, { chosen });
    const missing = plan.unplayable.map(({ codec }) => codec).join();
    switch (plan.how) {
      case 'native':
        return `native ${plan.audio}`;
      case 'remux': {
        const { video, audio } = plan;
        return `${video.wrap} + ${audio === null ? '-' : `${audio.track} ${audio.wrap}${audio.recode ? ' anew' : ''}`} ${missing}`.trim();
      }
      case 'refused':
        return `refused ${missing}`;
    }
  };

  const rows: readonly (readonly [what: string, facts: FileFacts, plan: string])[] = [
    ['MP4 as it should be', file('MP4', [h264], [sound(AUDIO.aac)]), 'native 2'],
    ['without sound', file('MP4', [h264], []), 'native null'],
    ['QuickTime is asked about as MP4', file('QuickTime', [h264], [sound(AUDIO.aac)]), 'native 2'],
    ['Matroska the browser reads', file('Matroska', [h264], [sound(AUDIO.flac)]), 'native 2'],
    ['Matroska it does not', file('Matroska', [picture(VIDEO.av1)], [sound(AUDIO.aac)]), 'mp4 + 2 mp4'],
    [
      'what only WebM can hold',
      file('Matroska', [picture(VIDEO.vp8)], [sound(AUDIO.vorbis)]),
      'webm + 2 webm',
    ],
    ['a transport stream', file('MPEG-TS', [h264], [sound(AUDIO.aac)]), 'mp4 + 2 mp4'],
    ['sound to be coded anew', file('MP4', [h264], [sound(AUDIO.ac3)]), 'mp4 + 2 mp4 anew'],
    ['sound nobody decodes', file('MP4', [h264], [sound(AUDIO.dts)]), `mp4 + - codec of ${AUDIO.dts}`],
    [
      'the next sound, when the first cannot be played',
      file('MP4', [h264], [sound(AUDIO.dts), sound(AUDIO.aac, { id: 3 })]),
      'mp4 + 3 mp4',
    ],
    [
      'the preferred sound, though another is first',
      file('MP4', [h264], [sound(AUDIO.aac), sound(AUDIO.ac3, { id: 3, preferred: true })]),
      'mp4 + 3 mp4 anew',
    ],
    [
      'picture nobody decodes',
      file('MP4', [picture(VIDEO.hevc)], [sound(AUDIO.aac)]),
      `refused codec of ${VIDEO.hevc}`,
    ],
    [
      'neither',
      file('Matroska', [picture(null)], [sound(AUDIO.dts)]),
      `refused codec of null,codec of ${AUDIO.dts}`,
    ],
    ['sound alone', file('MP3', [], [sound(AUDIO.mp3)]), 'native 2'],
    [
      'a transport stream whose picture is of an unknown kind',
      file('MPEG-TS', [], [sound(AUDIO.aac)]),
      'refused ',
    ],
    [
      'sound that begins late in Matroska',
      file('Matroska', [h264], [sound(AUDIO.aac, { firstSec: 0.8 })]),
      'mp4 + 2 mp4 anew',
    ],
  ];
  test.each(rows)('%s', (_, facts, plan) => expect(told(facts)).toBe(plan));

  test('[RX7] Matroska whose times were moved is not left to the browser', () => {
    const moved = file('Matroska', [picture(VIDEO.h264, { firstSec: 0.021 })], [sound(AUDIO.flac)]);
    expect(told(moved)).toBe('mp4 + 2 mp4');
  });

  test('the sound that was chosen, also instead of one the browser would play', () => {
    const two = file('MP4', [h264], [sound(AUDIO.aac), sound(AUDIO.aac, { id: 3 })]);
    expect(told(two, abilities, 3)).toBe('mp4 + 3 mp4');
    expect(told(two, abilities, 2)).toBe('native 2');
  });

  test('where nothing can be coded anew, such sound is missing', () => {
    const dolby = file('Matroska', [h264], [sound(AUDIO.ac3)]);
    expect(told(dolby, { ...abilities, recodes: false })).toBe(`mp4 + - codec of ${AUDIO.ac3}`);
    const noOpus = { ...abilities, streams: (type: string) => type !== OPUS_TYPE && abilities.streams(type) };
    expect(told(dolby, noOpus)).toBe(`mp4 + - codec of ${AUDIO.ac3}`);
  });

  test('[RX10] what the browser gave up is fed to it', () => {
    expect(planFor(file('MP4', [h264], [sound(AUDIO.aac)]), abilities, { itself: false }).how).toBe('remux');
  });
});

describe('[RX12] sound that is shifted against its picture', () => {
  const film = file('MP4', [h264], [sound(AUDIO.aac)]);
  const way = (soundShiftSec: number, facts = film) => planFor(facts, abilities, { soundShiftSec });

  test('is fed, also from a file that the browser would play by itself', () => {
    expect(way(0).how).toBe('native');
    expect(way(-0.4)).toMatchObject({ how: 'remux', audio: { track: 2, recode: false } });
    expect(way(0.1)).toMatchObject({ how: 'remux', audio: { track: 2, recode: false } });
  });

  test('is coded anew where it would leave a hole at the film’s beginning', () => {
    expect(way(0.2)).toMatchObject({ how: 'remux', audio: { recode: true } });
    const late = file('Matroska', [h264], [sound(AUDIO.aac, { firstSec: 0.8 })]);
    expect(way(-0.7, late)).toMatchObject({ how: 'remux', audio: { recode: false } });
  });

  test('can be later only as far as nothing has to be filled, where nothing can be coded anew', () => {
    expect(soundShiftOf(film, abilities, null)).toBe(MOST_SHIFT_SEC);
    expect(soundShiftOf(film, { ...abilities, recodes: false }, null)).toBeCloseTo(0.15);
  });

  test('cannot be where it does not come through our hands', () => {
    expect(soundShiftOf(file('MP4', [h264], []), abilities, null)).toBeNull();
    expect(soundShiftOf(file('MP3', [], [sound(AUDIO.mp3)]), abilities, null)).toBeNull();
    expect(soundShiftOf(film, { ...abilities, streams: () => false }, null)).toBeNull();
    // The browser plays the first by itself; fed, it would be another one.
    const other = file('MP4', [h264], [sound(AUDIO.mp3), sound(AUDIO.aac, { id: 3 })]);
    expect(soundShiftOf(other, { ...abilities, recodes: false }, null)).toBeNull();
    expect(soundShiftOf(other, abilities, null)).toBe(MOST_SHIFT_SEC);
    expect(soundShiftOf(other, abilities, 3)).toBe(MOST_SHIFT_SEC);
  });
});
