/** Other site: a server that is not ours and has one film, with or without leave to copy its picture. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { access, mkdir, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface OtherSite {
  /** The film's address. */
  readonly film: string;
  readonly close: () => Promise<void>;
}

export async function openOtherSite(file: string, givesLeave: boolean): Promise<OtherSite> {
  const { size } = await stat(file);
  const server = createServer((request, response) => {
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = range === null ? 0 : Number(range[1]);
    const end = range?.[2] === undefined || range[2] === '' ? size - 1 : Number(range[2]);
    response.writeHead(range === null ? 200 : 206, {
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'content-length': end - start + 1,
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
      ...(givesLeave ? { 'access-control-allow-origin': '*' } : {}),
    });
    const body = createReadStream(file, { start, end });
    // The browser goes as soon as it has enough.
    body.on('error', () => response.destroy());
    response.on('close', () => body.destroy());
    body.pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    film: `http://127.0.0.1:${port}/film.mp4`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A dark film of two hours and five minutes, small enough to be made at once. */
export async function twoHourFilm(): Promise<string> {
  const file = fileURLToPath(new URL('../../../out/e2e-films/two-hours.mp4', import.meta.url));
  if (await exists(file)) return file;
  await mkdir(fileURLToPath(new URL('.', `file://${file}`)), { recursive: true });
  // Two trials may make it at the same time.
  const unfinished = file.replace(/mp4$/, `${process.pid}.mp4`);
  const input = '-v error -y -f lavfi -i color=c=0x20304f:s=160x90:r=1:d=7500';
  const coding = '-c:v libx264 -preset ultrafast -g 10 -pix_fmt yuv420p -movflags +faststart';
  const ffmpeg = spawn('ffmpeg', `${input} ${coding}`.split(' ').concat(unfinished));
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
