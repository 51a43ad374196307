/** Test film: a moving picture with a steady rate, made by ffmpeg when it is not there yet. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface TestFilm {
  readonly seconds: number;
  /** On average, and in each second about as much. */
  readonly bytesPerSec: number;
}

/** The file's path. Its index is at the beginning, so that it can be played from the first bytes on. */
export async function steadyFilm({ seconds, bytesPerSec }: TestFilm): Promise<string> {
  const name = `steady-${seconds}s-${Math.round(bytesPerSec / 1000)}k`;
  const file = fileURLToPath(new URL(`../../../../out/e2e-films/${name}/film.mp4`, import.meta.url));
  if (await exists(file)) return file;
  await mkdir(dirname(file), { recursive: true });
  // Two trials may make it at the same time.
  const unfinished = file.replace(/mp4$/, `${process.pid}.mp4`);
  const rate = `${Math.round((bytesPerSec * 8) / 1000)}k`;
  const input = `-v error -y -f lavfi -i testsrc2=s=640x360:r=25:d=${seconds},noise=alls=40:allf=t`;
  const coding = `-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -b:v ${rate} -minrate ${rate} -maxrate ${rate} -bufsize ${rate}`;
  const words = `${input} ${coding} -x264-params nal-hrd=cbr -movflags +faststart`;
  const ffmpeg = spawn('ffmpeg', [...words.split(' '), unfinished]);
  const [code] = (await once(ffmpeg, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  await rename(unfinished, file);
  return file;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
