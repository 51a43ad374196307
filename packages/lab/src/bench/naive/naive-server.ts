/** Server of the naive ways: the page, the film, and a relay that says to all others what one said. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { runNaivePage, type NaiveMessage, type NaiveWay } from './naive-page.ts';

export interface NaiveServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function startNaiveServer(way: NaiveWay, filmFile: string): Promise<NaiveServer> {
  const page = `<!doctype html><meta charset="utf-8"><title>${way}</title><body><script>
globalThis.__name ??= (named) => named;(${runNaivePage.toString()})(${JSON.stringify(way)});</script>`;
  const server = createServer((request, response) => {
    if (request.url === '/film.mp4') void sendFilm(filmFile, request, response);
    else response.setHeader('content-type', 'text/html').end(page);
  });
  const sockets = new WebSocketServer({ server, path: '/relay' });
  relay(sockets);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Remembers what was said last, so that somebody who comes later is told where the film is. */
function relay(sockets: WebSocketServer): void {
  let last: NaiveMessage | null = null;
  let lastAt = 0;
  sockets.on('connection', (socket: WebSocket) => {
    if (last !== null) {
      const since = last.playing ? (performance.now() - lastAt) / 1000 : 0;
      const type = last.playing ? 'play' : 'pause';
      socket.send(JSON.stringify({ ...last, type, position: last.position + since }));
    }
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as NaiveMessage;
      last = message;
      lastAt = performance.now();
      for (const other of sockets.clients)
        if (other !== socket && other.readyState === other.OPEN) other.send(JSON.stringify(message));
    });
  });
}

async function sendFilm(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(file);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const first = Number(range?.[1] ?? 0);
  const last = range?.[2] ? Number(range[2]) : size - 1;
  response.writeHead(range === null ? 200 : 206, {
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'content-length': last - first + 1,
    ...(range === null ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
  });
  const stream = createReadStream(file, { start: first, end: last });
  response.on('close', () => stream.destroy());
  stream.on('error', () => response.destroy()).pipe(response);
}
