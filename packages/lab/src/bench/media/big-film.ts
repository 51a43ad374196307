/** Big film: an MKV as long as is asked, each of its bytes there; made when first needed, never in the repository. */
import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Of what is repeated, in s. */
const PIECE_SEC = 20;
/** As on a disc. */
const MBIT_PER_SEC = 20;

export async function ensureBigFilm(sizeGB: number): Promise<string> {
  const folder = fileURLToPath(new URL('../../../../../out/films/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const file = `${folder}big-${sizeGB}-gb.mkv`;
  if (await exists(file)) return file;
  const piece = `${folder}big-piece.mp4`;
  const rate = ['-b:v', `${MBIT_PER_SEC}M`, '-minrate', `${MBIT_PER_SEC}M`, '-maxrate', `${MBIT_PER_SEC}M`];
  const picture = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-bf',
    '2',
    '-g',
    '48',
    ...rate,
    '-bufsize',
    '20M',
  ];
  const drawn = ['-f', 'lavfi', '-i', 'testsrc2=size=1920x1080:rate=24,noise=alls=30:allf=t'];
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'];
  const sound = ['-c:a', 'aac', '-b:a', '160k', '-ac', '2'];
  await ffmpeg([
    ...drawn,
    ...tone,
    '-t',
    String(PIECE_SEC),
    ...picture,
    '-pix_fmt',
    'yuv420p',
    ...sound,
    piece,
  ]);
  const times = Math.ceil((sizeGB * 1e9) / (await stat(piece)).size);
  const unfinished = `${folder}big-unfinished.mkv`;
  await ffmpeg(['-stream_loop', String(times - 1), '-i', piece, '-c', 'copy', unfinished]);
  await rename(unfinished, file);
  await rm(piece);
  return file;
}

async function ffmpeg(words: readonly string[]): Promise<void> {
  await run('ffmpeg', ['-y', '-v', 'error', '-nostdin', ...words]);
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
