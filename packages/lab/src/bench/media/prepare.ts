/** Prepare: how long the server takes to make of an uploaded film what every browser plays, and how long ffmpeg alone takes for the same. */
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { remuxWords, rungsOf, rungWords } from '@lockstep/server';
import type { Preparation, PrepareFigures } from './figures.ts';
import { toDigits } from './film-server.ts';
import { openUploadPlace, type UploadPlace } from './upload-place.ts';

const run = promisify(execFile);
const films = fileURLToPath(new URL('../../../../../out/films/', import.meta.url));
const size = { width: 1280, height: 720 };
const sound = { index: 0, codec: 'ac3', language: null, title: null };

/** An MKV as people have them: its pictures would play, its sound does not. Made when first needed, never in the repository. */
async function ensureFilm(seconds: number): Promise<string> {
  const file = `${films}prepare-${seconds}-s.mkv`;
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  await mkdir(films, { recursive: true });
  const drawn = `testsrc2=size=${size.width}x${size.height}:rate=24,noise=alls=12:allf=t`;
  const unfinished = `${films}prepare-unfinished.mkv`;
  const input = ['-y', '-v', 'error', '-nostdin', '-f', 'lavfi', '-i', drawn];
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', String(seconds)];
  const picture = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-b:v',
    '4M',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '48',
  ];
  await run('ffmpeg', [...input, ...tone, ...picture, '-c:a', 'ac3', '-ac', '2', unfinished]);
  await rename(unfinished, file);
  return file;
}

export async function measurePrepare(filmSec: number): Promise<PrepareFigures> {
  const file = await ensureFilm(filmSec);
  const place = await openUploadPlace();
  try {
    return {
      filmSec,
      ladder: await compare(place, file, true, alone.ladder),
      remux: await compare(place, file, false, alone.remux),
    };
  } finally {
    await place.close();
  }
}

/** Words for ffmpeg, one program after the other, as the server runs them. */
type Alone = (folder: string) => readonly { readonly folder: string; readonly words: readonly string[] }[];

const alone: Readonly<Record<'ladder' | 'remux', Alone>> = {
  ladder: (folder) =>
    rungsOf({ size }).map((rung) => {
      const own = join(folder, rung.name);
      return { folder: own, words: rungWords(rung, { audio: [sound] }, own) };
    }),
  remux: (folder) => [
    { folder, words: [...remuxWords({ video: 'h264', audio: [sound] }), join(folder, 'film.mp4')] },
  ],
};

async function compare(
  place: UploadPlace,
  file: string,
  several: boolean,
  programs: Alone,
): Promise<Preparation> {
  const ffmpegSec = await ffmpegAlone(file, programs);
  const upload = await place.upload(file, several);
  const began = performance.now();
  await place.untilReady(upload);
  const serverSec = (performance.now() - began) / 1000;
  // What is taken out of the film afterwards is nobody's wait.
  await place.remove(upload);
  return {
    serverSec: toDigits(serverSec),
    ffmpegSec: toDigits(ffmpegSec),
    ratio: toDigits(ffmpegSec / serverSec),
  };
}

async function ffmpegAlone(file: string, programs: Alone): Promise<number> {
  const folder = await mkdtemp(`${films}prepared-`);
  try {
    const began = performance.now();
    for (const { folder: own, words } of programs(folder)) {
      await mkdir(own, { recursive: true });
      // With what others leave of the processor, as the server runs it.
      const before = ['-n', '10', 'ffmpeg', '-y', '-v', 'error', '-nostdin', '-i', file];
      await run('nice', [...before, ...words]);
    }
    return (performance.now() - began) / 1000;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
