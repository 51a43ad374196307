/** Tone film: a small picture that stands still and one steady tone, so that whatever is done to its sound can be seen in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const toneHz = 440;
const seconds = 300;

/** The file's path; made when it is not there yet. */
export async function toneFilm(): Promise<string> {
  const file = fileURLToPath(new URL(`../../../../out/e2e-films/tone-${seconds}s/tone.mp4`, import.meta.url));
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  await mkdir(dirname(file), { recursive: true });
  // Two trials may make it at the same time.
  const unfinished = file.replace(/mp4$/, `${process.pid}.mp4`);
  const picture = `-f lavfi -i color=c=gray:s=320x180:r=25:d=${seconds}`;
  const sound = `-f lavfi -i sine=frequency=${toneHz}:sample_rate=48000:duration=${seconds}`;
  const coding = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -b:a 160k -movflags +faststart';
  const words = `-v error -y ${picture} ${sound} ${coding}`;
  const ffmpeg = spawn('ffmpeg', [...words.split(' '), unfinished]);
  const [code] = (await once(ffmpeg, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  await rename(unfinished, file);
  return file;
}
