import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginsAt, countedWords } from './counted-film.ts';
import { FilmReader } from './film-reader.ts';

const film = Buffer.from(countedWords(0, 40_000));
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    const part = range === null ? film : film.subarray(Number(range[1]), Number(range[2]) + 1);
    response.writeHead(range === null ? 200 : 206, { 'Content-Length': part.length }).end(part);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

test('a reader gets the whole and parts over one line, and knows what each begins with', async () => {
  const reader = new FilmReader(port, '/film.mp4');
  const whole = await reader.read(null);
  expect([whole.status, whole.bytes, beginsAt(whole.begins, 0)]).toEqual([200, film.length, true]);
  const part = await reader.read({ from: 160_000, to: 160_799 });
  expect([part.status, part.bytes, beginsAt(part.begins, 160_000)]).toEqual([206, 800, true]);
  reader.close();
});

test('a line that breaks is told', async () => {
  const reader = new FilmReader(1, '/film.mp4');
  await expect(reader.read(null)).rejects.toThrow('ECONNREFUSED');
});
