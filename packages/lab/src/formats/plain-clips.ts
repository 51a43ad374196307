/** Plain clips: each container with the codecs one meets in it. */
import { CLIP_SEC, KEY_EVERY, type Clip, type Outcome } from './clip.ts';

interface Codec {
  readonly name: string;
  readonly words: readonly string[];
}

const keys = ['-g', String(KEY_EVERY)];
const VIDEO = {
  h264: { name: 'H.264', words: ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', ...keys] },
  hevc: {
    name: 'HEVC',
    words: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', ...keys],
  },
  vp8: {
    name: 'VP8',
    words: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1M', ...keys],
  },
  vp9: {
    name: 'VP9',
    words: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1M', ...keys],
  },
  av1: { name: 'AV1', words: ['-c:v', 'libsvtav1', '-preset', '12', ...keys] },
  mpeg4: { name: 'MPEG-4 Part 2', words: ['-c:v', 'mpeg4', '-q:v', '3', ...keys] },
  mpeg2: { name: 'MPEG-2', words: ['-c:v', 'mpeg2video', '-q:v', '3', ...keys] },
  prores: { name: 'ProRes', words: ['-c:v', 'prores', '-profile:v', '0'] },
  mjpeg: { name: 'Motion JPEG', words: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'] },
  theora: { name: 'Theora', words: ['-c:v', 'libtheora', '-q:v', '8', ...keys] },
  flv1: { name: 'Sorenson Spark', words: ['-c:v', 'flv', '-q:v', '3', ...keys] },
  wmv2: { name: 'WMV', words: ['-c:v', 'wmv2', '-q:v', '3', ...keys] },
} satisfies Record<string, Codec>;

const AUDIO = {
  aac: { name: 'AAC', words: ['-c:a', 'aac'] },
  mp3: { name: 'MP3', words: ['-c:a', 'libmp3lame'] },
  opus: { name: 'Opus', words: ['-c:a', 'libopus'] },
  vorbis: { name: 'Vorbis', words: ['-c:a', 'libvorbis'] },
  flac: { name: 'FLAC', words: ['-c:a', 'flac'] },
  ac3: { name: 'AC-3', words: ['-c:a', 'ac3', '-ac', '6'] },
  eac3: { name: 'E-AC-3', words: ['-c:a', 'eac3', '-ac', '6'] },
  dts: { name: 'DTS', words: ['-c:a', 'dca'] },
  pcm: { name: 'PCM', words: ['-c:a', 'pcm_s16le'] },
  alac: { name: 'ALAC', words: ['-c:a', 'alac'] },
  mp2: { name: 'MP2', words: ['-c:a', 'mp2'] },
  wma: { name: 'WMA', words: ['-c:a', 'wmav2'] },
  none: { name: '-', words: ['-an'] },
} satisfies Record<string, Codec>;

type Row = readonly [keyof typeof VIDEO, keyof typeof AUDIO, Outcome, ...(readonly string[])];

function clips(
  container: string,
  ending: string,
  words: readonly string[],
  rows: readonly Row[],
): readonly Clip[] {
  return rows.map(([video, audio, outcome, ...told]) => ({
    name: `${video}-${audio}.${ending}`,
    container,
    video: VIDEO[video].name,
    audio: AUDIO[audio].name,
    note: '',
    make: { by: 'ffmpeg', words: [...VIDEO[video].words, ...AUDIO[audio].words, ...words] },
    outcome,
    told,
    firstFrame: 0,
    seconds: CLIP_SEC,
    frames: null,
  }));
}

const HEVC = 'HEVC (H.265)';
const MP4V = 'MPEG-4 Part 2 or MPEG-2';
const PART2 = 'MPEG-4 Part 2 (DivX, Xvid)';

export const plainClips: readonly Clip[] = [
  ...clips(
    'MP4',
    'mp4',
    ['-movflags', '+faststart'],
    [
      ['h264', 'aac', 'native'],
      ['h264', 'mp3', 'native'],
      ['h264', 'opus', 'native'],
      ['h264', 'flac', 'native'],
      ['h264', 'ac3', 'recode'],
      ['h264', 'eac3', 'recode'],
      ['h264', 'dts', 'silent', 'DTS'],
      ['h264', 'alac', 'silent', 'ALAC'],
      ['h264', 'none', 'native'],
      ['hevc', 'aac', 'refused', HEVC],
      ['hevc', 'ac3', 'refused', HEVC],
      ['vp9', 'aac', 'native'],
      ['vp9', 'opus', 'native'],
      ['av1', 'aac', 'native'],
      ['av1', 'opus', 'native'],
      ['mpeg4', 'aac', 'refused', MP4V],
      ['mpeg2', 'ac3', 'refused', MP4V],
    ],
  ),
  ...clips(
    'QuickTime',
    'mov',
    [],
    [
      ['h264', 'aac', 'native'],
      ['h264', 'pcm', 'recode'],
      ['h264', 'alac', 'silent', 'ALAC'],
      ['prores', 'pcm', 'refused', 'ProRes'],
      ['mjpeg', 'pcm', 'refused', 'Motion JPEG'],
      ['hevc', 'aac', 'refused', HEVC],
    ],
  ),
  ...clips(
    'Matroska',
    'mkv',
    [],
    [
      ['h264', 'aac', 'remux'],
      ['h264', 'mp3', 'recode'],
      ['h264', 'opus', 'remux'],
      ['h264', 'vorbis', 'remux'],
      ['h264', 'flac', 'native'],
      ['h264', 'ac3', 'recode'],
      ['h264', 'eac3', 'recode'],
      ['h264', 'dts', 'silent', 'DTS'],
      ['h264', 'pcm', 'recode'],
      ['h264', 'alac', 'silent', 'ALAC'],
      ['h264', 'mp2', 'silent', 'MP2'],
      ['h264', 'none', 'native'],
      ['hevc', 'aac', 'refused', HEVC],
      ['hevc', 'dts', 'refused', HEVC, 'DTS'],
      ['vp8', 'vorbis', 'remux'],
      ['vp9', 'opus', 'remux'],
      ['vp9', 'aac', 'remux'],
      ['av1', 'opus', 'remux'],
      ['av1', 'ac3', 'recode'],
      ['mpeg4', 'mp3', 'refused', PART2],
      ['mpeg2', 'ac3', 'refused', 'MPEG-2'],
      ['prores', 'pcm', 'refused', 'ProRes'],
      ['mjpeg', 'pcm', 'refused', 'Motion JPEG'],
      ['theora', 'vorbis', 'refused', 'Theora'],
    ],
  ),
  ...clips(
    'WebM',
    'webm',
    [],
    [
      ['vp8', 'vorbis', 'native'],
      ['vp8', 'opus', 'native'],
      ['vp9', 'vorbis', 'native'],
      ['vp9', 'opus', 'native'],
      ['av1', 'opus', 'native'],
      ['vp9', 'none', 'native'],
    ],
  ),
  ...clips(
    'MPEG-TS',
    'ts',
    [],
    [
      ['h264', 'aac', 'remux'],
      ['h264', 'mp3', 'recode'],
      ['h264', 'ac3', 'recode'],
      ['h264', 'dts', 'silent', 'DTS'],
      ['hevc', 'aac', 'refused', HEVC],
      ['mpeg2', 'mp2', 'refused', ''],
    ],
  ),
  ...clips(
    'AVI',
    'avi',
    [],
    [
      ['mpeg4', 'mp3', 'refused', 'AVI'],
      ['h264', 'aac', 'refused', 'AVI'],
    ],
  ),
  ...clips(
    'FLV',
    'flv',
    [],
    [
      ['flv1', 'mp3', 'refused', 'Flash Video (FLV)'],
      ['h264', 'aac', 'refused', 'Flash Video (FLV)'],
    ],
  ),
  ...clips('Windows Media', 'wmv', [], [['wmv2', 'wma', 'refused', 'Windows Media (WMV)']]),
  ...clips('Ogg', 'ogv', [], [['theora', 'vorbis', 'refused']]),
  ...clips('MPEG-PS', 'mpg', ['-f', 'vob'], [['mpeg2', 'mp2', 'refused', 'MPEG-PS (DVD)']]),
];
