/** Clips: small films that ffmpeg makes for a test. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface ClipOptions {
  readonly seconds?: number;
  readonly size?: string;
  /** What ffmpeg is told after the inputs: 0 the picture, 1 and 2 two sounds, 3 subtitles. */
  readonly words: readonly string[];
}

const subtitles = '1\n00:00:01,000 --> 00:00:02,000\nHello 你好\n';

/** Makes `folder/name`; its path. */
export async function makeClip(
  folder: string,
  name: string,
  { seconds = 6, size = '640x360', words }: ClipOptions,
): Promise<string> {
  const texts = join(folder, 'clip.srt');
  await writeFile(texts, subtitles);
  const file = join(folder, name);
  const inputs = [
    '-f',
    'lavfi',
    '-i',
    `testsrc2=size=${size}:rate=25:duration=${seconds}`,
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=440:duration=${seconds}`,
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=880:duration=${seconds}`,
    '-i',
    texts,
  ];
  await execute('ffmpeg', ['-v', 'error', '-y', ...inputs, ...words, file]);
  return file;
}

const picture = ['-map', '0:v', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const sound = ['-map', '1:a', '-c:a', 'aac'];

/** Plays everywhere; its index stands in front. */
export const plainMp4 = [...picture, ...sound, '-movflags', '+faststart'];
/** The same, as cameras write it. */
export const indexAtEnd = [...picture, ...sound];
/** What browsers play, in a container they do not open, with two languages and subtitles. */
export const richMkv = [
  ...picture,
  ...sound,
  '-map',
  '2:a',
  '-c:a',
  'aac',
  '-map',
  '3:s',
  '-c:s',
  'srt',
  '-metadata:s:a:0',
  'language=eng',
  '-metadata:s:a:1',
  'language=zho',
  '-metadata:s:a:1',
  'title=普通话',
  '-metadata:s:s:0',
  'language=eng',
  '-f',
  'matroska',
];
/** What hardly any browser plays. */
export const oldAvi = ['-map', '0:v', '-c:v', 'mpeg4', '-map', '1:a', '-c:a', 'mp2', '-f', 'avi'];
/** Nothing of it plays; two languages. */
export const oldMkv = [
  '-map',
  '0:v',
  '-c:v',
  'mpeg4',
  '-map',
  '1:a',
  '-map',
  '2:a',
  '-c:a',
  'ac3',
  '-map',
  '3:s',
  '-c:s',
  'ass',
  '-metadata:s:a:1',
  'language=zho',
  '-f',
  'matroska',
];
