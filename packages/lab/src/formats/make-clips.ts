/** Make clips: the files of the trial, by ffmpeg, into a folder of their own. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFilm } from '../demo-film/make-film.ts';
import { CLIP_SEC, type Clip } from './clip.ts';

const run = promisify(execFile);
/** ffmpegs at a time. */
const AT_ONCE = 2;
/** Small, and its frame numbers still readable. */
const SIZE = '320:180';
const SUBTITLES = 'words.srt';

export async function makeClips(folder: string, clips: readonly Clip[]): Promise<void> {
  const film = join(folder, 'film.mp4');
  await makeFilm({ file: film, lengthSec: CLIP_SEC, weight: 'small' });
  const small = join(folder, 'small.mov');
  const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-c:a', 'pcm_s16le'];
  await ffmpeg(['-i', film, '-vf', `scale=${SIZE}`, ...lossless, '-ar', '48000', '-ac', '2', small]);
  await writeFile(join(folder, SUBTITLES), '1\n00:00:00,500 --> 00:00:01,500\nHello\n');
  const made = (clip: Clip): boolean => clip.make.by === 'ffmpeg' && clip.make.from === undefined;
  // Those that are made of others come after them.
  for (const some of [clips.filter(made), clips.filter((clip) => !made(clip))]) {
    const left = [...some];
    const work = async (): Promise<void> => {
      for (let clip = left.shift(); clip !== undefined; clip = left.shift())
        await makeClip(folder, small, clip);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
}

async function makeClip(folder: string, small: string, { name, make }: Clip): Promise<void> {
  const file = join(folder, name);
  switch (make.by) {
    case 'ffmpeg': {
      if (make.from !== undefined) {
        const seek = make.words[0] === '-ss' ? make.words.slice(0, 2) : [];
        return ffmpeg([...seek, '-i', join(folder, make.from), ...make.words.slice(seek.length), file]);
      }
      const pixels =
        make.words.includes('-pix_fmt') || make.words.includes('prores') ? [] : ['-pix_fmt', 'yuv420p'];
      const words = ['-map', '0:v', '-map', '0:a', ...pixels, ...make.words];
      const texts = (make.subtitles ?? []).flatMap((codec, index) => ['-map', '1', `-c:s:${index}`, codec]);
      const inputs = ['-i', small, ...(texts.length === 0 ? [] : ['-i', join(folder, SUBTITLES)])];
      return ffmpeg([...inputs, ...words, ...texts, file]);
    }
    case 'hand':
      return writeFile(file, make.change(await readFile(join(folder, make.from))));
  }
}

async function ffmpeg(words: readonly string[]): Promise<void> {
  await run('ffmpeg', [
    '-y',
    '-v',
    'error',
    '-nostdin',
    ...words.slice(0, -1),
    ...UNUSUAL,
    ...words.slice(-1),
  ]);
}

/** Some codecs count as experiments, alone or in some containers. */
const UNUSUAL = ['-strict', '-2'];
