/** Films of other servers: what is fetched, and everything that is not. 127.0.0.2 plays the world, 127.0.0.1 this computer. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GuardedFilms, type RemoteBounds } from '../../adapters/remote/remote-films.ts';
import { startServer, type RunningServer } from '../../start-server.ts';
import { LiveClient } from '../../testkit/live-client.ts';

const demo = fileURLToPath(new URL('../../../assets/demo.mp4', import.meta.url));
let film: Buffer;
let world: Server;
let inside: Server;
let server: RunningServer;
let worldAt: string;
let insideAsked = 0;
let openThere = 0;

const listen = async (one: Server, host: string): Promise<number> => {
  await new Promise<void>((resolve) => {
    one.listen(0, host, resolve);
  });
  return (one.address() as AddressInfo).port;
};
const portOf = (one: Server): number => (one.address() as AddressInfo).port;

function answer(request: IncomingMessage, reply: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
  const send = (
    status: number,
    headers: Record<string, string | number>,
    body: Buffer | string = '',
  ): void => {
    reply.writeHead(status, headers);
    reply.end(request.method === 'HEAD' ? '' : body);
  };
  switch (pathname) {
    case '/film': {
      const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
      const type = {
        'content-type': searchParams.get('type') ?? 'video/mp4',
        etag: '"e"',
        'accept-ranges': 'bytes',
      };
      if (from === undefined) return send(200, { ...type, 'content-length': film.length }, film);
      const last = to === undefined || to === '' ? film.length - 1 : Math.min(Number(to), film.length - 1);
      if (Number(from) > last) return send(416, { 'content-range': `bytes */${film.length}` });
      const part = film.subarray(Number(from), last + 1);
      return send(
        206,
        { ...type, 'content-range': `bytes ${from}-${last}/${film.length}`, 'content-length': part.length },
        part,
      );
    }
    case '/to':
      return send(302, { location: searchParams.get('url') ?? '' });
    case '/loop':
      return send(302, { location: `/loop?n=${Number(searchParams.get('n') ?? 0) + 1}` });
    case '/page':
      return send(200, { 'content-type': 'text/html' }, '<html>');
    case '/lie':
      return send(200, { 'content-type': 'video/mp4' }, '{"this":"is no film"}'.repeat(100));
    case '/huge':
      return send(200, { 'content-type': 'video/mp4', 'content-length': 1e12 }, '');
    case '/silent':
      return;
    case '/endless': {
      openThere += 1;
      reply.writeHead(200, { 'content-type': 'video/mp4' });
      const timer = setInterval(() => reply.write(film.subarray(0, 64 * 1024)), 5);
      reply.on('close', () => {
        clearInterval(timer);
        openThere -= 1;
      });
      return;
    }
    default:
      return send(404, {});
  }
}

const inTheWorld = (address: string): boolean => address === '127.0.0.2';
const guarded = (
  more: {
    bounds?: Partial<RemoteBounds>;
    resolve?: () => Promise<{ address: string; family: number }[]>;
  } = {},
) => new GuardedFilms({ isAllowed: inTheWorld, isPort: () => true, ...more });

beforeAll(async () => {
  film = await readFile(demo);
  world = createServer(answer);
  inside = createServer((_, reply) => {
    insideAsked += 1;
    reply.writeHead(200, { 'content-type': 'video/mp4' });
    reply.end(film);
  });
  worldAt = `http://127.0.0.2:${await listen(world, '127.0.0.2')}`;
  await listen(inside, '127.0.0.1');
  server = await startServer({
    port: 0,
    logLevel: 'silent',
    fetch: { isAllowed: inTheWorld, isPort: () => true },
  });
});

afterAll(async () => {
  await server.close();
  for (const one of [world, inside]) {
    one.closeAllConnections();
    one.close();
  }
});

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

async function member(name: string) {
  const { room } = (await (await fetch(at('/api/rooms'), { method: 'POST' })).json()) as { room: string };
  const client = new LiveClient(server, room);
  await client.hello(name);
  client.keepAlive();
  const ask = async (url: unknown, secret = `${name}-secret-of-mine-`) => {
    const reply = await fetch(at(`/api/rooms/${room}/fetched`), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };
  return { ask, close: () => client.socket.close() };
}

test('[TR44][TR46][TR47] a film is looked at, given an address here, and sent with ranges', async () => {
  const ann = await member('ann');
  const { status, body } = await ann.ask(`${worldAt}/film?type=application/octet-stream`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ type: 'video/mp4', bytes: film.length });
  expect(body['durationSec']).toBeCloseTo(30, 0);
  const url = at(String(body['url']));
  expect(url).not.toContain('127.0.0.2');
  const whole = await fetch(url);
  expect(whole.headers.get('content-type')).toBe('video/mp4');
  expect(whole.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await whole.arrayBuffer()).equals(film)).toBe(true);
  const part = await fetch(url, { headers: { range: 'bytes=100-199' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${film.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(film.subarray(100, 200))).toBe(true);
  expect((await fetch(url, { headers: { range: `bytes=${film.length}-` } })).status).toBe(416);
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(film.length)]);
  expect((await fetch(at('/fetched/none'))).status).toBe(404);
  expect((await ann.ask(`${worldAt}/film`, 'not-the-secret-of-ann')).status).toBe(403);
  expect((await ann.ask(7)).status).toBe(422);
  ann.close();
});

test('[TR46] where it is not switched on there is nothing of it', async () => {
  const bare = await startServer({ port: 0, logLevel: 'silent' });
  for (const path of ['/api/fetched', '/fetched/x'])
    expect((await fetch(`http://127.0.0.1:${bare.port}${path}`)).status).toBe(404);
  await bare.close();
  expect((await fetch(at('/api/fetched'))).status).toBe(204);
});

test('[TR40][TR41][TR43][TR44] what is not fetched, and why', async () => {
  const films = guarded();
  const here = `http://127.0.0.1:${portOf(inside)}/film`;
  const through = (url: string): string => `${worldAt}/to?url=${encodeURIComponent(url)}`;
  insideAsked = 0;
  for (const [url, why] of [
    [here, 'notPublic'],
    [here.replace('127.0.0.1', '[::ffff:127.0.0.1]'), 'notPublic'],
    [here.replace('127.0.0.1', '2130706433'), 'notPublic'],
    [here.replace('127.0.0.1', 'localhost'), 'notPublic'],
    ['http://169.254.169.254/latest/meta-data', 'notPublic'],
    [through(here), 'notPublic'],
    [through(through(here)), 'notPublic'],
    [through('file:///etc/passwd'), 'badAddress'],
    [through('http://user:secret@127.0.0.2/'), 'badAddress'],
    [through('http://['), 'badAddress'],
    [`${worldAt}/loop`, 'tooManyRedirects'],
    [`${worldAt}/page`, 'noFilm'],
    [`${worldAt}/lie`, 'noFilm'],
    [`${worldAt}/huge`, 'tooBig'],
    [`${worldAt}/none`, 'gone'],
    ['http://127.0.0.2:1/film', 'unreachable'],
    ['http://no-such-name.invalid/film', 'unreachable'],
  ] as const) {
    const probed = await films.probe(url);
    expect([url, probed.ok ? 'fetched' : probed.error]).toEqual([url, why]);
  }
  expect(insideAsked).toBe(0);
  const kept = await films.probe(through(through(`${worldAt}/film`)));
  expect(kept.ok && kept.value.type).toBe('video/mp4');
  await films.close();
});

test('[TR42] a name that leads elsewhere a moment later is not followed there', async () => {
  const answers = ['127.0.0.2', '127.0.0.1', '127.0.0.1'];
  const resolve = vi.fn(async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }]);
  const films = guarded({ resolve });
  insideAsked = 0;
  // Both servers on the same port, so that only the address tells them apart.
  const trap = createServer((_, reply) => {
    insideAsked += 1;
    reply.end(film);
  });
  await new Promise<void>((done) => {
    trap.listen(portOf(world), '127.0.0.1', done);
  });
  const url = `http://rebinding.example:${portOf(world)}`;
  const first = await films.probe(`${url}/film`);
  expect(first.ok && first.value.type).toBe('video/mp4');
  expect(resolve).toHaveBeenCalledTimes(1);
  // Another connection: looked up again, checked again.
  await pause(50);
  const again = guarded({ resolve });
  const second = await again.probe(`${url}/film`);
  expect(second.ok ? 'fetched' : second.error).toBe('notPublic');
  expect(insideAsked).toBe(0);
  // One trap among good addresses spoils them all.
  const mixed = guarded({
    resolve: async () => [
      { address: '127.0.0.2', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  });
  const third = await mixed.probe(`${url}/film`);
  expect(third.ok ? 'fetched' : third.error).toBe('notPublic');
  for (const one of [films, again, mixed]) await one.close();
  trap.close();
});

test('[TR45] no more, no faster, no longer and no more at a time than is allowed', async () => {
  const films = guarded({ bounds: { filmBytes: 400_000, transfers: 1 } });
  const endless = await films.open(`${worldAt}/endless`, 'GET', null);
  if (!endless.ok) throw new Error(endless.error);
  const second = await films.open(`${worldAt}/film`, 'HEAD', null);
  expect(second.ok ? 'opened' : second.error).toBe('busy');
  let came = 0;
  await expect(
    (async () => {
      for await (const piece of endless.value.body) came += piece.length;
    })(),
  ).rejects.toThrow('more than is allowed');
  expect(came).toBeLessThanOrEqual(400_000);
  const after = await films.open(`${worldAt}/lie`, 'HEAD', null);
  expect(after.ok).toBe(true);
  if (after.ok) after.value.close();
  await films.close();

  const slow = guarded({ bounds: { bytesPerSec: 200_000 } });
  const opened = await slow.open(`${worldAt}/film`, 'GET', 'bytes=0-599999');
  if (!opened.ok) throw new Error(opened.error);
  const began = performance.now();
  for await (const piece of opened.value.body) void piece;
  expect(performance.now() - began).toBeGreaterThan(1500);
  await slow.close();

  const short = guarded({ bounds: { transferMs: 300 } });
  const cut = await short.open(`${worldAt}/endless`, 'GET', null);
  if (!cut.ok) throw new Error(cut.error);
  await expect(
    (async () => {
      for await (const piece of cut.value.body) void piece;
    })(),
  ).rejects.toThrow();
  const silent = await short.open(`${worldAt}/silent`, 'GET', null);
  expect(silent.ok).toBe(false);
  await short.close();
  await vi.waitFor(() => expect(openThere).toBe(0));
});

test('[TR45] a viewer who leaves lets go of the other server too', async () => {
  const ann = await member('ann');
  const { body } = await ann.ask(`${worldAt}/endless`);
  const leaving = new AbortController();
  const watching = await fetch(at(String(body['url'])), { signal: leaving.signal });
  expect(watching.status).toBe(200);
  await vi.waitFor(() => expect(openThere).toBe(1));
  leaving.abort();
  await vi.waitFor(() => expect(openThere).toBe(0));
  ann.close();
});

test('[TR47] asked too often is told so', async () => {
  const ann = await member('ann');
  const codes: number[] = [];
  for (let i = 0; i < 8; i++) codes.push((await ann.ask(`${worldAt}/none`)).status);
  expect(codes.at(-1)).toBe(429);
  ann.close();
});
