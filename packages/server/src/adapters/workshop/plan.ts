/** Plan: what has to be done to a file so that every browser plays it. [UP9][UP10][UP11] */
import { fail, ok, type Result } from '@lockstep/core';
import type { AudioTrack, FoundFilm, TextTrack, Unfit, Way } from '../../ports/workshop.ts';
import type { Probe, Stream } from './probe.ts';
import type { Sniffed } from './sniff.ts';

const mp4Video: ReadonlySet<string> = new Set(['h264', 'av1', 'vp9']);
const webmVideo: ReadonlySet<string> = new Set(['vp8', 'vp9', 'av1']);
export const mp4Audio: ReadonlySet<string> = new Set(['aac', 'mp3', 'opus', 'flac']);
const webmAudio: ReadonlySet<string> = new Set(['opus', 'vorbis']);
const plainPictures: ReadonlySet<string> = new Set(['yuv420p', 'yuvj420p']);
const vtt: ReadonlySet<string> = new Set(['subrip', 'srt', 'webvtt', 'mov_text', 'text']);
const ass: ReadonlySet<string> = new Set(['ass', 'ssa']);

/** @param several several sizes are wanted, also where one would do */
export function planOf(
  { container, durationSec, streams }: Probe,
  { container: sniffed, isIndexAtEnd }: Sniffed,
  several: boolean,
): Result<FoundFilm, Unfit> {
  const picture = streams.find(
    ({ codec_type, width, height, disposition }) =>
      codec_type === 'video' && width > 0 && height > 0 && disposition.attached_pic !== 1,
  );
  if (picture === undefined) return fail('noFilm');
  const audio = streams.filter(({ codec_type }) => codec_type === 'audio').map(audioTrack);
  const video = picture.codec_name;
  const fits = (videos: ReadonlySet<string>, audios: ReadonlySet<string>): boolean =>
    isPlain(picture) && videos.has(video) && audio.every(({ codec }) => audios.has(codec));
  const isMp4 = sniffed === 'mp4' && container.includes('mp4') && fits(mp4Video, mp4Audio);
  const isWebm = sniffed === 'webm' && fits(webmVideo, webmAudio);
  // Sound is quickly made anew, pictures are not.
  const canCopy = isPlain(picture) && mp4Video.has(video);
  const wayOf = (): Way => {
    if (several) return 'ladder';
    if (isWebm || (isMp4 && !isIndexAtEnd)) return 'asItIs';
    return canCopy ? 'remux' : 'ladder';
  };
  return ok({
    way: wayOf(),
    type: isWebm ? 'webm' : 'mp4',
    durationSec,
    size: shownSize(picture),
    video,
    audio,
    texts: streams.flatMap((stream) => textTrack(stream) ?? []),
    fonts: streams.filter(isFont).map(({ index }) => index),
  });
}

/** Without programs nobody knows what is inside; what is in such a container, browsers mostly play. [UP15] */
export function unlookedPlan({ container }: Sniffed): Result<FoundFilm, Unfit> {
  if (container === 'other') return fail('needsPrograms');
  const nothing = { durationSec: null, size: null, video: null, audio: [], texts: [], fonts: [] };
  return ok({ way: 'asItIs', type: container, ...nothing });
}

/** Pictures of more than 8 bits, or with full colours, play in few browsers. */
const isPlain = ({ codec_name, pix_fmt }: Stream): boolean =>
  plainPictures.has(pix_fmt) || (codec_name === 'av1' && pix_fmt === 'yuv420p10le');

function shownSize({ width, height, side_data_list }: Stream): { width: number; height: number } {
  const isTurned = side_data_list.some(({ rotation }) => Math.abs(rotation) % 180 === 90);
  return isTurned ? { width: height, height: width } : { width, height };
}

const audioTrack = ({ codec_name, tags }: Stream, index: number): AudioTrack => ({
  index,
  codec: codec_name,
  ...namesOf(tags),
});

function textTrack({ index, codec_type, codec_name, tags }: Stream): TextTrack | null {
  if (codec_type !== 'subtitle') return null;
  if (vtt.has(codec_name)) return { index, format: 'vtt', ...namesOf(tags) };
  return ass.has(codec_name) ? { index, format: 'ass', ...namesOf(tags) } : null;
}

const isFont = ({ codec_type, codec_name, tags }: Stream): boolean =>
  codec_type === 'attachment' &&
  (['ttf', 'otf'].includes(codec_name) || /font|truetype|opentype/i.test(tags['mimetype'] ?? ''));

const longestName = 100;

function namesOf(tags: Readonly<Record<string, string>>): {
  language: string | null;
  title: string | null;
} {
  const { language, title } = tags;
  const isKnown = language !== undefined && /^[a-z]{2,3}$/i.test(language) && language !== 'und';
  const cleaned = (title ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longestName);
  return { language: isKnown ? language : null, title: cleaned === '' ? null : cleaned };
}
