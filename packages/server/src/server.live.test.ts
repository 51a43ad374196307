/** A real server on a free port, real sockets: what only shows when everything is put together. */
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { closeCodes, mediaSec, type Command } from '@lockstep/core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
import { LiveClient } from './testkit/live-client.ts';

const film: Command = {
  type: 'addItem',
  item: {
    id: 'film',
    title: 'Film',
    duration: mediaSec(600),
    sources: [{ kind: 'link', url: '/media/demo.mp4' }],
  },
  select: true,
};

const packable = 'export const word = 1;\n'.repeat(100);

let folder: string;
let server: RunningServer;
const clients: LiveClient[] = [];
const others: RunningServer[] = [];

async function start(options: ServerOptions = {}): Promise<RunningServer> {
  const webRoot = join(folder, 'web');
  const filmsRoot = join(folder, 'films');
  return startServer({ port: 0, logLevel: 'silent', webRoot, filmsRoot, ...options });
}

async function another(options: ServerOptions): Promise<RunningServer> {
  const started = await start(options);
  others.push(started);
  return started;
}

function client(room: string, on = server, options = {}): LiveClient {
  const made = new LiveClient(on, room, options);
  clients.push(made);
  return made;
}

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET', on = server) =>
  fetch(`http://127.0.0.1:${on.port}${path}`, { headers, method });

async function newRoom(on = server): Promise<string> {
  const answer = await get('/api/rooms', {}, 'POST', on);
  expect(answer.status).toBe(201);
  const { room } = (await answer.json()) as { room: string };
  return room;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'films'));
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><head><title>Lockstep</title>');
  writeFileSync(join(folder, 'web', 'assets', 'app-1234.js'), 'export {};');
  const packed = join(folder, 'web', 'assets', 'packed-1234.js');
  writeFileSync(packed, packable);
  writeFileSync(`${packed}.br`, brotliCompressSync(packable));
  writeFileSync(`${packed}.gz`, gzipSync(packable));
  writeFileSync(join(folder, 'films', 'film.mp4.br'), brotliCompressSync('not the film'));
  const film = join(folder, 'films', 'film.mp4');
  writeFileSync(film, Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251)));
  // Of what was changed just now a date says too little. [TR5]
  utimesSync(film, 1_700_000_000, 1_700_000_000);
  writeFileSync(join(folder, 'secret.txt'), 'not for you');
  server = await start();
});

afterEach(async () => {
  for (const one of clients.splice(0)) one.socket.terminate();
  for (const one of others.splice(0)) await one.close();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('[PR8] two people share a room: what one asks, both are told, in the same words', async () => {
  const room = await newRoom();
  const ann = client(room);
  const ben = client(room);
  const first = await ann.hello('ann');
  await ben.hello('ben');
  expect(await ann.ask(film)).toMatchObject({ type: 'accepted' });
  expect(await ben.ask({ type: 'play' })).toMatchObject({ type: 'accepted' });
  const told = await Promise.all([ann.event('played'), ben.event('played')]);
  expect(told[0]).toEqual(told[1]);
  const info = await (await get(`/api/rooms/${room}`)).json();
  expect(info).toMatchObject({
    title: '',
    present: [{ name: 'ann' }, { name: 'ben' }],
    item: { title: 'Film', duration: 600, kind: 'link' },
    playing: true,
  });
  expect(JSON.stringify(info)).not.toContain(first.member);
});

test('[RM3][RM5] ids happen once and late presses are superseded, over sockets too', async () => {
  const room = await newRoom();
  const ann = client(room);
  const ben = client(room);
  await ann.hello('ann');
  await ben.hello('ben');
  await ann.ask(film);
  const once = await ann.ask({ type: 'play' }, { id: 'once' });
  expect(await ann.ask({ type: 'play' }, { id: 'once' })).toEqual(once);
  expect(await ben.ask({ type: 'pause' }, { agoMs: 1000 })).toMatchObject({ code: 'superseded' });
});

test('[PR19] probes are answered with the server’s clock', async () => {
  const ann = client(await newRoom());
  await ann.hello('ann');
  const before = performance.timeOrigin + performance.now();
  ann.say({ type: 'probe', probe: 5 });
  const { probe, received, sent } = await ann.next('probed');
  const after = performance.timeOrigin + performance.now();
  expect(probe).toBe(5);
  expect(received).toBeGreaterThanOrEqual(before);
  expect(sent).toBeGreaterThanOrEqual(received);
  expect(sent).toBeLessThanOrEqual(after);
});

test('[PR13][PR18] coming back within the grace period brings what was missed and tells nobody', async () => {
  const on = await another({ limits: { graceMs: 2000, digestMs: 50 } });
  const room = await newRoom(on);
  const ann = client(room, on);
  const ben = client(room, on);
  await ann.hello('ann');
  const { log } = await ben.hello('ben');
  ben.socket.terminate();
  const { seq } = (await ann.ask(film)) as { seq: number };
  const again = client(room, on);
  const welcome = await again.hello('ben', { resume: { log, seq: seq - 2 } });
  expect(welcome.room).toMatchObject({ kind: 'missed', entries: [{ seq: seq - 1 }, { seq }] });
  expect(ann.got.filter((message) => JSON.stringify(message).includes('"left"'))).toEqual([]);
});

test('[PR13] after the grace period the others are told', async () => {
  const on = await another({ limits: { graceMs: 100, digestMs: 50 } });
  const room = await newRoom(on);
  const ann = client(room, on);
  const ben = client(room, on);
  await ann.hello('ann');
  const { member } = await ben.hello('ben');
  ben.socket.terminate();
  const { entries } = await ann.event('left');
  expect(entries[0]?.event).toEqual({ type: 'left', member });
});

test('[PR4][PR5] what is malformed, binary or too long ends the connection', async () => {
  const room = await newRoom();
  const wrong: readonly [(socket: LiveClient['socket']) => void, number][] = [
    [(socket) => socket.send('{"type":"dance"}'), closeCodes.badMessage.code],
    [(socket) => socket.send(Buffer.from([1, 2, 3])), closeCodes.badMessage.code],
    [(socket) => socket.send('x'.repeat(17 * 1024)), 1009],
  ];
  for (const [send, code] of wrong) {
    const eve = client(room);
    await eve.hello('eve');
    send(eve.socket);
    expect(await eve.closed).toBe(code);
  }
});

test('[PR10] a flood ends the connection', async () => {
  const eve = client(await newRoom());
  await eve.hello('eve');
  for (let i = 0; i < 200; i++) eve.say({ type: 'probe', probe: i });
  expect(await eve.closed).toBe(closeCodes.tooFast.code);
});

test('[PR9] who connects and says nothing is sent away', async () => {
  const on = await another({ limits: { helloMs: 50 } });
  expect(await client(await newRoom(on), on).closed).toBe(closeCodes.noHello.code);
});

test.each([
  ['https://evil.example', 403],
  ['null', 403],
])('[PR17] a page of %s may not connect', async (origin, status) => {
  const eve = client(await newRoom(), server, { headers: { origin } });
  const refused = new Promise((resolve) => {
    eve.socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
  });
  expect(await refused).toBe(status);
});

test('[PR17] our own pages, and those that were named, may connect', async () => {
  const on = await another({ origins: ['https://watch.example'] });
  const room = await newRoom(on);
  for (const origin of [`http://127.0.0.1:${on.port}`, 'https://watch.example']) {
    await client(room, on, { headers: { origin } }).hello('ann');
  }
});

test('[PR17] no room without an id of ours, and so many connections from one address', async () => {
  const on = await another({ limits: { connectionsPerAddress: 1 } });
  const status = async (one: LiveClient) =>
    new Promise((resolve) => {
      one.socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    });
  expect(await status(client('short', on))).toBe(404);
  const room = await newRoom(on);
  await client(room, on).hello('ann');
  expect(await status(client(room, on))).toBe(429);
});

test('rooms are made so many a minute, and looked into by those who know them', async () => {
  const on = await another({ limits: { roomsBurst: 1, roomsPerMinute: 1 } });
  const room = await newRoom(on);
  expect((await get('/api/rooms', {}, 'POST', on)).status).toBe(429);
  expect((await get(`/api/rooms/${room}`, {}, 'GET', on)).status).toBe(200);
  expect((await get('/api/rooms/1111111111111111111111', {}, 'GET', on)).status).toBe(404);
});

test('the API answers each address so many times a minute', async () => {
  const on = await another({ limits: { requestsPerMinute: 2 } });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await get('/api/addresses', {}, 'GET', on)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await get('/healthz', {}, 'GET', on)).status).toBe(200);
});

test.each([
  ['bytes=0-9', 206, 'bytes 0-9/1000', 10],
  ['bytes=990-', 206, 'bytes 990-999/1000', 10],
  ['bytes=-5', 206, 'bytes 995-999/1000', 5],
  ['bytes=0-999999', 206, 'bytes 0-999/1000', 1000],
  ['bytes=1000-', 416, 'bytes */1000', null],
])('films answer the range %s', async (range, status, contentRange, length) => {
  const answer = await get('/media/film.mp4', { range });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-range')).toBe(contentRange);
  const body = await answer.arrayBuffer();
  if (length === null) return;
  expect(body.byteLength).toBe(length);
  const first = Number(/\d+/.exec(contentRange)?.[0]);
  expect(new Uint8Array(body)[0]).toBe(first % 251);
});

test('films can be asked about, and a range of another version is not mixed in', async () => {
  const head = await get('/media/film.mp4', {}, 'HEAD');
  expect(head.headers.get('accept-ranges')).toBe('bytes');
  expect(head.headers.get('content-length')).toBe('1000');
  expect(head.headers.get('content-type')).toBe('video/mp4');
  const changed = head.headers.get('last-modified') ?? '';
  const same = await get('/media/film.mp4', { range: 'bytes=0-9', 'if-range': changed });
  expect(same.status).toBe(206);
  const older = await get('/media/film.mp4', { range: 'bytes=0-9', 'if-range': '"another"' });
  expect(older.status).toBe(200);
  const etag = head.headers.get('etag') ?? '';
  // Without the second header fetch would ask past all caches.
  const known = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await get('/media/film.mp4', known)).status).toBe(304);
});

test.each([
  '/media/..%2fsecret.txt',
  '/media/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%2fsecret.txt',
])('nothing leads out of the folders: %s', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await answer.text()).not.toContain('not for you');
});

test('the page is asked for each time, what it names is kept for ever', async () => {
  const page = await get('/');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const asset = await get('/assets/app-1234.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/assets/none.js')).status).toBe(404);
});

/** As it came over the wire; fetch would unpack it. */
async function raw(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  const asked = request({ port: server.port, path, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { headers: answer.headers, body: Buffer.concat(chunks) };
}

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
])('[OP28] who takes %s gets the app packed as %s', async (takes, encoding, unpack) => {
  const { headers, body } = await raw('/assets/packed-1234.js', { 'accept-encoding': takes });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-type']).toMatch(/javascript/);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  // Whoever keeps answers for others must not give this one to those who take it plain.
  expect(headers.vary).toMatch(/accept-encoding/i);
  expect(body.length).toBeLessThan(packable.length);
  expect(unpack(body).toString()).toBe(packable);
});

test('[OP28] who takes nothing packed gets the app plain, and so does everybody where nothing was packed', async () => {
  const plain = await raw('/assets/packed-1234.js', { 'accept-encoding': 'identity' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(packable);
  const unpacked = await raw('/assets/app-1234.js', { 'accept-encoding': 'br' });
  expect(unpacked.headers['content-encoding']).toBeUndefined();
  expect(unpacked.body.toString()).toBe('export {};');
});

test('[OP28] a film goes as it is, whatever lies beside it', async () => {
  const { headers, body } = await raw('/media/film.mp4', { 'accept-encoding': 'br', range: 'bytes=0-9' });
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['content-range']).toBe('bytes 0-9/1000');
  expect(body).toHaveLength(10);
});

test('a room’s address gets the page that names the room’s parts, where one was built', async () => {
  const file = join(folder, 'web', 'room.html');
  writeFileSync(
    file,
    '<!doctype html><title>Lockstep</title><link rel="modulepreload" href="./assets/room.js">',
  );
  try {
    const page = await get('/r/1111111111111111111111');
    expect(await page.text()).toContain('href="/assets/room.js"');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await (await get('/')).text()).not.toContain('room.js');
    expect(await (await get('/r/short')).text()).not.toContain('room.js');
  } finally {
    rmSync(file);
  }
});

test('rooms open with the same page; nothing else does', async () => {
  const page = await get('/r/1111111111111111111111');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Lockstep');
  expect((await get('/r/short')).status).toBe(404);
  expect((await get('/nothing')).status).toBe(404);
});

test('pages may do what the app needs and no more', async () => {
  const { headers } = await get('/');
  const csp = headers.get('content-security-policy') ?? '';
  expect(csp).toContain("media-src 'self' blob: http: https:");
  expect(csp).toContain("worker-src 'self' blob:");
  expect(csp).toContain(
    "script-src 'self' 'wasm-unsafe-eval' https://www.youtube.com/iframe_api https://www.youtube.com/s/player/;",
  );
  expect(csp).toContain('frame-src https://www.youtube-nocookie.com https://player.vimeo.com;');
  expect(csp).not.toContain('upgrade-insecure-requests');
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('[EM22] where films of other sites are off their players are kept out, and the page is told', async () => {
  const on = await another({ embeds: false });
  const page = await get('/', {}, 'GET', on);
  expect(await page.text()).toContain('<meta name="lockstep-embeds" content="off" />');
  const csp = page.headers.get('content-security-policy') ?? '';
  expect(csp).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(csp).toContain("frame-src 'none';");
});

test('without a built web app the page says what to do', async () => {
  const on = await another({ webRoot: join(folder, 'none') });
  const page = await get('/', {}, 'GET', on);
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('npm start');
});

test('[PR7] a server that stops says so to all, and ends within two seconds, whatever they do', async () => {
  const on = await start();
  const room = await newRoom(on);
  const ann = client(room, on);
  await ann.hello('ann');
  const deaf = client(room, on);
  await deaf.hello('deaf');
  deaf.socket.pause();
  const idle = connect(on.port, '127.0.0.1');
  idle.on('error', () => {});
  const before = performance.now();
  await on.close();
  expect(performance.now() - before).toBeLessThan(2000);
  expect(await ann.closed).toBe(closeCodes.restarting.code);
  idle.destroy();
});

test('a port that is taken is told as the system names it', async () => {
  await expect(start({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
