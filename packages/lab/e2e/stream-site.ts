/** Stream site: a server that is not ours and gives the files of a folder to everybody, until it is told to be away. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface StreamSite {
  /** Ends with a slash. */
  readonly url: string;
  /** Paths asked for so far, in order. */
  readonly asked: readonly string[];
  /** Gives no answer for these paths any more, and breaks off what is under way; null: gives all again. */
  readonly away: (paths: RegExp | null) => void;
  readonly close: () => Promise<void>;
}

export interface SiteWishes {
  /** Whether pages of other sites may read what it sends. */
  readonly givesLeave?: boolean;
  /** What it calls everything, instead of its type. */
  readonly type?: string;
  /** Where `/film` and `/film.mp4` lead for somebody who reads this language. */
  readonly filmFor?: (language: string) => string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
  '.ts': 'video/mp2t',
  '.vtt': 'text/vtt',
  '.html': 'text/html',
};

export async function openStreamSite(folder: string, wishes: SiteWishes = {}): Promise<StreamSite> {
  const { givesLeave = true, type, filmFor } = wishes;
  const asked: string[] = [];
  let lost: RegExp | null = null;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    asked.push(path);
    if (lost?.test(path) === true) {
      request.socket.destroy();
      return;
    }
    const headers = {
      'content-type': type ?? TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      ...(givesLeave ? { 'access-control-allow-origin': '*' } : {}),
    };
    if (/^\/film(?:\.mp4)?$/.test(path) && filmFor !== undefined) {
      const location = filmFor(request.headers['accept-language'] ?? '');
      response.writeHead(302, { ...headers, location }).end();
      return;
    }
    readFile(join(folder, normalize(path))).then(
      (bytes) => {
        const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
        if (range === null) return response.writeHead(200, headers).end(bytes);
        const from = Number(range[1]);
        const to = range[2] === '' ? bytes.length - 1 : Math.min(Number(range[2]), bytes.length - 1);
        const told = { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` };
        return response.writeHead(206, told).end(bytes.subarray(from, to + 1));
      },
      () => response.writeHead(404, headers).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    away(paths) {
      lost = paths;
      if (paths !== null) server.closeAllConnections();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
