/** Odd files: with several sounds or subtitles, broken off, damaged, or no films at all. */
import type { Clip } from './clip.ts';
import { aac, byHand, ffmpeg, h264, keys, odd } from './odd.ts';

/** Overwrites some bytes in the middle of the film's data. */
function scratched(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const from = Math.floor(copy.length * 0.55);
  copy.fill(0xa5, from, from + 400);
  return copy;
}

/** Puts 16 MB of nothing between a film's data and its index, which is at the end. */
function farIndex(bytes: Buffer): Buffer {
  const index = bytes.indexOf('moov') - 4;
  const nothing = Buffer.alloc(16 * 2 ** 20);
  nothing.writeUInt32BE(nothing.length, 0);
  nothing.write('free', 4);
  return Buffer.concat([bytes.subarray(0, index), nothing, bytes.subarray(index)]);
}

export const oddFiles: readonly Clip[] = [
  odd({
    name: 'two-sounds.mkv',
    container: 'Matroska',
    audio: 'AAC, AC-3',
    note: 'two sound tracks',
    make: ffmpeg(
      '-map',
      '0:a',
      ...h264,
      '-c:a:0',
      'aac',
      '-c:a:1',
      'ac3',
      '-metadata:s:a:0',
      'language=eng',
      '-metadata:s:a:1',
      'language=chi',
    ),
    outcome: 'remux',
  }),
  odd({
    name: 'dts-first.mkv',
    container: 'Matroska',
    audio: 'DTS, AAC',
    note: 'the second sound track is played, as the first cannot be',
    make: ffmpeg('-map', '0:a', ...h264, '-c:a:0', 'dca', '-c:a:1', 'aac'),
    outcome: 'remux',
  }),
  odd({
    name: 'two-sounds.mp4',
    container: 'MP4',
    audio: 'AAC, AAC',
    note: 'two sound tracks',
    make: ffmpeg('-map', '0:a', ...h264, ...aac),
    outcome: 'native',
  }),
  odd({
    name: 'subtitles.mkv',
    container: 'Matroska',
    note: 'with SRT and ASS subtitles, which do not disturb',
    make: { by: 'ffmpeg', words: [...h264, ...aac], subtitles: ['srt', 'ass'] },
    outcome: 'remux',
  }),
  odd({
    name: 'subtitles.mp4',
    container: 'MP4',
    note: 'with timed text, which does not disturb',
    make: { by: 'ffmpeg', words: [...h264, ...aac], subtitles: ['mov_text'] },
    outcome: 'native',
  }),
  odd({
    name: 'subtitles.webm',
    container: 'WebM',
    audio: 'Opus',
    note: 'with WebVTT, which does not disturb',
    make: {
      by: 'ffmpeg',
      words: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', ...keys, '-c:a', 'libopus'],
      subtitles: ['webvtt'],
    },
    outcome: 'native',
  }),
  odd({
    name: 'far-index.mp4',
    container: 'MP4',
    note: 'index at the end, behind 16 MB',
    make: byHand('h264-aac.mov', farIndex),
    outcome: 'native',
  }),
  odd({
    name: 'scratched.mp4',
    container: 'MP4',
    note: '400 bytes overwritten',
    audio: '-',
    make: byHand('h264-none.mp4', scratched),
    outcome: 'remux',
    frames: [0, null, 56],
  }),
  odd({
    name: 'scratched.mkv',
    audio: 'AC-3',
    container: 'Matroska',
    note: '400 bytes overwritten',
    make: byHand('h264-ac3.mkv', scratched),
    outcome: 'recode',
  }),
  odd({
    name: 'broken-off.mkv',
    container: 'Matroska',
    audio: 'AC-3',
    note: 'broken off at two thirds',
    make: byHand('h264-ac3.mkv', (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.67))),
    outcome: 'recode',
    seconds: 1.1,
  }),
  odd({
    name: 'broken-off.ts',
    container: 'MPEG-TS',
    note: 'broken off at two thirds',
    make: byHand('h264-aac.ts', (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.67))),
    outcome: 'remux',
    seconds: 1.1,
  }),
  odd({
    name: 'broken-off.mp4',
    container: 'MP4',
    note: 'broken off: no index',
    make: byHand('h264-aac.mov', (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.67))),
    outcome: 'refused',
    told: ['damaged'],
  }),
  odd({
    name: 'empty.mp4',
    container: '-',
    note: 'no bytes',
    make: byHand('h264-aac.mp4', (bytes) => bytes.subarray(0, 0)),
    outcome: 'refused',
    told: ['empty'],
  }),
  odd({
    name: 'noise.mkv',
    container: '-',
    note: 'no film at all',
    make: byHand('h264-aac.mp4', (bytes) => Buffer.alloc(bytes.length, 'This is no film. ')),
    outcome: 'refused',
    told: ['damaged'],
  }),
];
