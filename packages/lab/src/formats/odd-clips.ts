/** Odd clips: files as they come from life: cut, broken off, damaged, with several sounds, turned, with odd times. */
import { CLIP_SEC, KEY_EVERY, type Clip, type Making, type Outcome } from './clip.ts';

const keys = ['-g', String(KEY_EVERY)];
const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', ...keys];
const aac = ['-c:a', 'aac'];

interface Odd {
  readonly name: string;
  readonly container: string;
  readonly audio?: string;
  readonly note: string;
  readonly make: Making;
  readonly outcome: Outcome;
  readonly told?: readonly string[];
  readonly firstFrame?: number;
  readonly seconds?: number;
  readonly frames?: readonly (number | null)[];
}

const odd = ({
  name,
  container,
  audio = 'AAC',
  note,
  make,
  outcome,
  told = [],
  firstFrame = 0,
  seconds,
  frames,
}: Odd): Clip => ({
  name,
  container,
  video: 'H.264',
  audio,
  note,
  make,
  outcome,
  told,
  firstFrame,
  seconds: seconds ?? CLIP_SEC,
  frames: frames ?? null,
});
const ffmpeg = (...words: readonly string[]): Making => ({ by: 'ffmpeg', words });
const copyOf = (from: string, ...words: readonly string[]): Making => ({ by: 'ffmpeg', words, from });
const byHand = (from: string, change: (bytes: Buffer) => Buffer): Making => ({ by: 'hand', from, change });

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

export const oddClips: readonly Clip[] = [
  odd({
    name: 'vfr.mp4',
    container: 'MP4',
    note: 'frames of different length',
    make: ffmpeg('-vf', 'select=lt(n\\,20)+not(mod(n\\,2))', '-vsync', 'vfr', ...h264, ...aac),
    outcome: 'native',
  }),
  odd({
    name: 'vfr.mkv',
    container: 'Matroska',
    audio: 'AC-3',
    note: 'frames of different length',
    make: ffmpeg('-vf', 'select=lt(n\\,20)+not(mod(n\\,2))', '-vsync', 'vfr', ...h264, '-c:a', 'ac3'),
    outcome: 'recode',
  }),
  odd({
    name: 'b-frames.mkv',
    container: 'Matroska',
    audio: 'AC-3',
    note: 'many B-frames, in pyramids',
    make: ffmpeg(
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-bf',
      '8',
      '-b_strategy',
      '0',
      '-x264-params',
      'b-pyramid=normal:ref=4',
      '-g',
      '48',
      '-c:a',
      'ac3',
    ),
    outcome: 'recode',
  }),
  odd({
    name: 'open-gop.mkv',
    container: 'Matroska',
    audio: 'AC-3',
    note: 'open groups of pictures',
    make: ffmpeg(
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-bf',
      '3',
      '-x264-params',
      'open-gop=1',
      ...keys,
      '-c:a',
      'ac3',
    ),
    outcome: 'recode',
  }),
  odd({
    name: 'open-gop.mp4',
    container: 'MP4',
    note: 'open groups of pictures: fed after the browser gave up',
    make: ffmpeg(
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-bf',
      '3',
      '-x264-params',
      'open-gop=1',
      ...keys,
      ...aac,
    ),
    outcome: 'remux',
  }),
  odd({
    name: 'ten-bit.mp4',
    container: 'MP4',
    note: '10 bit',
    make: ffmpeg(...h264, '-pix_fmt', 'yuv420p10le', ...aac),
    outcome: 'native',
  }),
  odd({
    name: 'ten-bit.mkv',
    container: 'Matroska',
    audio: 'AC-3',
    note: '10 bit',
    make: ffmpeg(...h264, '-pix_fmt', 'yuv420p10le', '-c:a', 'ac3'),
    outcome: 'recode',
  }),
  odd({
    name: 'rotated.mp4',
    container: 'MP4',
    note: 'turned by 90°',
    make: copyOf('h264-aac.mp4', '-c', 'copy', '-metadata:s:v', 'rotate=90'),
    outcome: 'native',
  }),
  odd({
    name: 'rotated.mov',
    container: 'QuickTime',
    audio: 'PCM',
    note: 'turned by 90°',
    make: copyOf('h264-pcm.mov', '-c', 'copy', '-metadata:s:v', 'rotate=90'),
    outcome: 'recode',
  }),
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
    name: 'cut.mp4',
    container: 'MP4',
    note: 'cut without coding anew: times before 0',
    make: copyOf('h264-aac.mp4', '-ss', '0.5', '-c', 'copy'),
    outcome: 'native',
    firstFrame: 15,
    seconds: CLIP_SEC - 0.5,
  }),
  odd({
    name: 'cut-ac3.mp4',
    container: 'MP4',
    audio: 'AC-3',
    note: 'cut without coding anew: times before 0',
    make: copyOf('h264-ac3.mp4', '-ss', '0.5', '-c', 'copy'),
    outcome: 'recode',
    firstFrame: 15,
    seconds: CLIP_SEC - 0.5,
    frames: [null, 35, 55],
  }),
  odd({
    name: 'copied.mkv',
    container: 'Matroska',
    note: 'made of an MP4: all times moved by 21 ms',
    make: copyOf('h264-aac.mp4', '-c', 'copy'),
    outcome: 'remux',
  }),
  odd({
    name: 'late-sound.mkv',
    container: 'Matroska',
    note: 'the sound begins 0.8 s late',
    make: ffmpeg('-af', 'atrim=0.8', ...h264, ...aac),
    outcome: 'recode',
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
