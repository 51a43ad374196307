/** Running it: TLS, prefixes, health, figures, logs and handing over, on real servers with real sockets. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { createParticipant, type Command, type Down } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createMemoryLog } from './adapters/log/memory.ts';
import type { EventLog } from './ports/event-log.ts';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
import { makeCertificate } from './testkit/certificate.ts';
import { film } from './testkit/evening.ts';
import { LiveClient } from './testkit/live-client.ts';

let folder: string;
const servers: RunningServer[] = [];
const clients: LiveClient[] = [];

async function start(options: ServerOptions = {}): Promise<RunningServer> {
  const webRoot = join(folder, 'web');
  const made = await startServer({ port: 0, logLevel: 'silent', webRoot, ...options });
  servers.push(made);
  return made;
}

async function newRoom(server: RunningServer, base = ''): Promise<string> {
  const made = await fetch(`http://127.0.0.1:${server.port}${base}/api/rooms`, { method: 'POST' });
  return ((await made.json()) as { room: string }).room;
}

function client(server: RunningServer, room: string): LiveClient {
  const made = new LiveClient(server, room);
  clients.push(made);
  return made;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-running-'));
  mkdirSync(join(folder, 'web'));
  writeFileSync(
    join(folder, 'web', 'index.html'),
    '<html><head></head><script src="./assets/a.js"></script>',
  );
});
afterEach(async () => {
  for (const one of clients.splice(0)) one.socket.terminate();
  for (const one of servers.splice(0)) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The name in the certificate that a new connection is shown. */
async function shownTo(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

test('[OP6] own TLS: pages and sockets, and a renewed certificate without a restart', async () => {
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const put = ({ cert, key }: { cert: string; key: string }): void => {
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key);
  };
  const first = makeCertificate('first');
  put(first);
  const lines: string[] = [];
  const server = await start({
    tls: files,
    logLevel: 'warn',
    writeLine: (line) => lines.push(line),
    limits: { helloMs: 60_000 },
  });
  expect(server.url).toBe(`https://localhost:${server.port}`);
  const status = await new Promise((resolve, reject) => {
    const asked = request(
      { port: server.port, host: '127.0.0.1', path: '/healthz', ca: first.cert, servername: 'localhost' },
      (answer) => resolve(answer.statusCode),
    );
    asked.on('error', reject).end();
  });
  expect(status).toBe(200);
  const room = 'AbCdEfGhJkLmNpQrStUvWx';
  const socket = new WebSocket(`wss://127.0.0.1:${server.port}/api/rooms/${room}/socket`, { ca: first.cert });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));

  // Half a renewal: told, and the old one stays.
  put({ ...makeCertificate('broken'), key: first.key });
  await vi.waitFor(() => expect(lines.join('')).toContain('certificate not renewed'), 15_000);
  expect(await shownTo(server.port)).toBe('first');
  put(makeCertificate('second'));
  await vi.waitFor(async () => expect(await shownTo(server.port)).toBe('second'), {
    timeout: 15_000,
    interval: 500,
  });
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.terminate();
  expect(lines.join('')).not.toContain('PRIVATE');
}, 40_000);

test('[OP7] below a prefix: page, API, socket, with the prefix and with a proxy that takes it away', async () => {
  const server = await start({ base: '/watch', publicUrl: 'https://films.example/watch' });
  const at = async (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
  for (const path of ['/watch', '/watch/', '/watch/r/AbCdEfGhJkLmNpQrStUvWx', '/']) {
    const page = await (await at(path)).text();
    expect(page).toContain('src="/watch/assets/a.js"');
    expect(page).toContain('<meta name="lockstep-base" content="/watch" />');
  }
  expect(await (await at('/watch/api/addresses')).json()).toEqual({ links: ['https://films.example/watch'] });
  for (const path of ['/healthz', '/readyz', '/watch/healthz']) expect((await at(path)).status).toBe(200);
  const room = await newRoom(server, '/watch');
  for (const prefix of ['/watch', '']) {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${prefix}/api/rooms/${room}/socket`, {
      headers: { origin: 'https://films.example' },
    });
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    socket.terminate();
  }
});

test('[OP4] ready while the log takes entries and it is not ending; alive all the time', async () => {
  const log = createMemoryLog();
  const server = await start({ log, checks: [{ name: 'bus', needed: false, check: async () => false }] });
  const ready = async () => fetch(`http://127.0.0.1:${server.port}/readyz`);
  expect(await (await ready()).json()).toEqual({
    ready: true,
    draining: false,
    checks: { log: 'ok', bus: 'failed' },
  });
  vi.spyOn(log, 'append').mockRejectedValue(new Error('disk full'));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const failed = await ready();
  expect(failed.status).toBe(503);
  expect(await failed.json()).toMatchObject({ ready: false, checks: { log: 'failed' } });
  expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
});

test('[OP5] figures: counted, and shown to those who may see them', async () => {
  const off = await start();
  expect((await fetch(`http://127.0.0.1:${off.port}/metrics`)).status).toBe(404);
  const server = await start({ metrics: { on: true, token: null } });
  const room = await newRoom(server);
  const ann = client(server, room);
  await ann.hello('ann');
  await ann.ask(film);
  await ann.ask({ type: 'play' });
  await ann.ask({ type: 'selectItem', item: 'none' });
  const url = `http://127.0.0.1:${server.port}/metrics`;
  const figures = await (await fetch(url)).text();
  for (const line of [
    'lockstep_rooms 1',
    'lockstep_rooms_in_use 1',
    'lockstep_members 1',
    'lockstep_connections 1',
    'lockstep_commands_total{command="play",result="accepted"} 1',
    'lockstep_commands_total{command="selectItem",result="unknownItem"} 1',
    // Made, joined, film added, played.
    'lockstep_append_seconds_count 4',
    'lockstep_fanout_seconds_count 4',
  ]) {
    expect(figures.split('\n')).toContain(line);
  }
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'lockstep_node_clock_error_seconds',
  ]) {
    expect(figures).toContain(name);
  }
  expect((await fetch(url, { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(403);
  const guarded = await start({ metrics: { on: true, token: 'a-token-of-some-length' } });
  const asked = async (authorization?: string) =>
    (
      await fetch(`http://127.0.0.1:${guarded.port}/metrics`, {
        headers: authorization ? { authorization } : {},
      })
    ).status;
  expect([await asked(), await asked('Bearer wrong'), await asked('Bearer a-token-of-some-length')]).toEqual([
    403, 403, 200,
  ]);
});

test('[OP2] logs of a whole evening: a line per command, and no secret, address of a film, title or name', async () => {
  const lines: string[] = [];
  const server = await start({
    logLevel: 'debug',
    writeLine: (line) => lines.push(line),
    limits: { graceMs: 100, digestMs: 50 },
    key: 'server-key-hush-hush-hush-hush-hush',
    metrics: { on: true, token: 'metrics-token-hush' },
  });
  const room = await newRoom(server);
  const ann = client(server, room);
  const ben = client(server, room);
  await ann.hello('hush-ann', { connection: 'a' });
  await ben.hello('hush-ben', { connection: 'b' });
  const secretFilm: Command = {
    type: 'addItem',
    item: {
      id: 'one',
      title: 'hush title',
      duration: null,
      sources: [{ kind: 'link', url: 'https://films.example/hush.mp4?token=hush' }],
    },
    select: true,
  };
  await ann.ask(secretFilm);
  await ann.ask({ type: 'setTitle', title: 'hush room' });
  await ann.ask({ type: 'rename', name: 'hush name' });
  await ben.ask({ type: 'play' }, { agoMs: 2000 });
  await ben.ask({ type: 'selectItem', item: 'two' });
  ben.socket.send('{"type":"probe","hush":1}');
  await ben.closed;
  ann.say({ type: 'bye' });
  await ann.closed;
  await fetch(`http://127.0.0.1:${server.port}/api/rooms/${room}?token=hush`);
  await fetch(`http://127.0.0.1:${server.port}/metrics`, { headers: { authorization: 'Bearer hush' } });
  await fetch(`http://127.0.0.1:${server.port}/api/rooms/%hush`);
  await servers.splice(servers.indexOf(server), 1)[0]?.close();
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const commands = told.filter(({ msg }) => msg === 'accepted' || msg === 'refused');
  expect(commands.map(({ msg, command }) => `${String(msg)} ${String(command)}`)).toEqual([
    'accepted addItem',
    'accepted setTitle',
    'accepted rename',
    expect.stringMatching(/(accepted|refused) play/),
    'refused selectItem',
  ]);
  expect(lines.join('').toLowerCase()).not.toContain('hush');
});

test('[OP3] a node that is drained hands its people over: the film goes on, nobody left, nobody waits long', async () => {
  // One log behind both, as nodes have.
  const log = createMemoryLog();
  const key = 'k'.repeat(32);
  const first = await start({ log, key });
  const room = await newRoom(first);
  const runtime = createHostRuntime();
  const connectTo = (server: RunningServer) =>
    socketConnect(`ws://127.0.0.1:${server.port}/api/rooms/${room}/socket`, WebSocket);
  // What a balancer does: new lines go to a node that is ready.
  let node = first;
  const join = (name: string) =>
    createParticipant({
      runtime,
      connect: (events) => connectTo(node)(events),
      secret: `${name}-secret-of-mine-`,
      name,
      device: 'program',
    });
  const [ann, ben] = [join('ann'), join('ben')];
  const both = [ann, ben] as const;
  for (const one of both) one.start();
  const online = () => both.every((one) => one.view().link.state === 'online');
  await vi.waitFor(() => expect(online()).toBe(true));
  ann.send(film);
  await vi.waitFor(() => expect(ann.view().confirmed?.current).toBe('film'));
  ann.send({ type: 'play' });
  await vi.waitFor(() => expect(ben.view().confirmed?.playback.timeline.playing).toBe(true));
  const before = ben.view().confirmed?.playback;

  node = await start({ log, key });
  const since = performance.now();
  await Promise.all([
    servers.splice(servers.indexOf(first), 1)[0]?.close(),
    vi.waitFor(() => expect(online()).toBe(false)),
  ]);
  // All the while their players have the line they had.
  expect(ben.view().confirmed?.playback).toEqual(before);
  await vi.waitFor(() => expect(online()).toBe(true), 5000);
  expect(performance.now() - since).toBeLessThan(5000);
  expect(both.map((one) => one.view().confirmed?.playback)).toEqual([before, before]);
  expect(both.map((one) => one.view().confirmed?.members.length)).toEqual([2, 2]);
  const entries = await log.read(room, 0);
  expect(entries.map(({ event }) => event.type)).not.toContain('left');
  ben.send({ type: 'pause' });
  await vi.waitFor(() => expect(ann.view().confirmed?.playback.timeline.playing).toBe(false));
  for (const one of both) {
    one.leave();
    one.stop();
  }
});

test('[OP3] what was asked when the end came is kept before it comes', async () => {
  const kept = createMemoryLog();
  let delayMs = 0;
  let asked = false;
  const log: EventLog = {
    ...kept,
    append: async (...args) => {
      asked = delayMs > 0;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return kept.append(...args);
    },
  };
  const server = await start({ log });
  const room = await newRoom(server);
  const ann = client(server, room);
  await ann.hello('ann');
  delayMs = 300;
  ann.socket.send(JSON.stringify({ type: 'command', id: 'late', issuedAt: 0, command: film }));
  await vi.waitFor(() => expect(asked).toBe(true));
  await servers.splice(servers.indexOf(server), 1)[0]?.close();
  const late = (await log.read(room, 0)).filter(({ command }) => command === 'late');
  expect(late.map(({ event }) => event.type)).toEqual(['itemAdded', 'itemSelected']);
});

test('[PR10] who asks for the whole room and does not read it is cut off before it costs memory', async () => {
  const server = await start({
    metrics: { on: true, token: null },
    limits: { waitingBytes: 256 * 1024, resyncsBurst: 1000, messagesBurst: 2000, commandsBurst: 1000 },
  });
  const room = await newRoom(server);
  const ann = client(server, room);
  await ann.hello('ann');
  for (let n = 0; n < 30; n++) {
    const sources = Array.from(
      { length: 4 },
      () => ({ kind: 'link', url: `https://a.example/${'x'.repeat(3800)}` }) as const,
    );
    await ann.ask({
      type: 'addItem',
      item: { id: `i${n}`, title: 'T', duration: null, sources },
      select: false,
    });
  }
  const slow = client(server, room);
  await slow.hello('slow');
  slow.socket.pause();
  const before = process.memoryUsage().rss;
  for (let n = 0; n < 100; n++) slow.say({ type: 'resync', seq: 1e9 });
  const figures = async () => (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  await vi.waitFor(async () => expect(await figures()).toContain('lockstep_connections 1\n'), {
    timeout: 10_000,
    interval: 200,
  });
  expect(await figures()).toContain('lockstep_waiting_bytes 0\n');
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  const answer: Down = await ann.ask({ type: 'setTitle', title: 'still here' });
  expect(answer.type).toBe('accepted');
}, 30_000);
