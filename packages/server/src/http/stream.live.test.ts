/** The protocol without WebSockets, against a real server, through something that refuses upgrades. */
import {
  closeCodes,
  createParticipant,
  fallbackConnect,
  mediaSec,
  randomId,
  type Command,
  type Participant,
  type TransportEvents,
  protocolVersion,
} from '@lockstep/core';
import { createHostRuntime, socketConnect, streamConnect } from '@lockstep/core/host';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startServer, type RunningServer, type ServerOptions } from '../start-server.ts';
import { OfficeProxy } from '../testkit/office-proxy.ts';

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
const runtime = createHostRuntime();
const room = 'R'.repeat(22);
let server: RunningServer;
let proxy: OfficeProxy;
const others: RunningServer[] = [];
const participants: Participant[] = [];
const aborts: AbortController[] = [];

beforeAll(async () => {
  server = await startServer({ port: 0, logLevel: 'silent' });
  proxy = await OfficeProxy.start(server.port);
});
afterEach(async () => {
  for (const one of participants.splice(0)) one.stop();
  for (const one of aborts.splice(0)) one.abort();
  for (const one of others.splice(0)) await one.close();
});
afterAll(async () => {
  await proxy.stop();
  await server.close();
});

async function another(options: ServerOptions): Promise<RunningServer> {
  const started = await startServer({ port: 0, logLevel: 'silent', ...options });
  others.push(started);
  return started;
}

function join(name: string, port = proxy.port): Participant {
  const path = `127.0.0.1:${port}/api/rooms/${room}`;
  const participant = createParticipant({
    runtime,
    connect: fallbackConnect({
      runtime,
      first: socketConnect(`ws://${path}/socket`, WebSocket),
      other: streamConnect(`http://${path}`),
    }),
    secret: randomId(runtime),
    name,
    device: 'program',
  });
  participants.push(participant);
  participant.start();
  return participant;
}

const see = async (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 10_000, interval: 20 });

test('[PR20][CL32] behind something that refuses upgrades people watch together all the same', async () => {
  const ann = join('Ann');
  const ben = join('Ben');
  const both = [ann, ben];
  await see(() => expect(both.map((one) => one.view().link.state)).toEqual(['online', 'online']));
  expect(proxy.refused).toBeGreaterThanOrEqual(4);
  ann.send(film);
  await see(() => expect(ben.view().confirmed?.current).toBe('film'));
  ben.send({ type: 'play' });
  await see(() => expect(ann.view().confirmed?.playback.timeline.playing).toBe(true));
  ann.send({ type: 'seek', to: mediaSec(100) });
  await see(() => expect(ben.view().confirmed?.playback.cause).toBe('seek'));
  ben.send({ type: 'pause' });
  await see(() => expect(ann.view().confirmed?.playback.cause).toBe('pause'));
  expect(ann.view().confirmed).toEqual(ben.view().confirmed);
  // The clock is proven over it as over anything else.
  await see(() => expect(both.map((one) => one.view().clock.ready)).toEqual([true, true]));
  expect(ann.view().clock.errorMs).toBeLessThan(100);
  const clocks = both.map((one) => (one.serverNow() ?? 0) - performance.timeOrigin - performance.now());
  expect(Math.abs((clocks[0] ?? 0) - (clocks[1] ?? 1e9))).toBeLessThan(
    (ann.view().clock.errorMs ?? 0) + (ben.view().clock.errorMs ?? 0) + 1,
  );
  await see(() => expect(ann.view().roster).toHaveLength(2));
});

test('[PR20] who says bye is gone at once', async () => {
  const ann = join('Ann', server.port);
  const cem = join('Cem');
  await see(() => expect(ann.view().confirmed?.members.map(({ name }) => name)).toContain('Cem'));
  await see(() => expect(cem.view().link.state).toBe('online'));
  cem.leave();
  await vi.waitFor(
    () => expect(ann.view().confirmed?.members.map(({ name }) => name)).not.toContain('Cem'),
    4000,
  );
});

interface Line {
  readonly heard: string[];
  readonly line: ReturnType<ReturnType<typeof streamConnect>>;
}

async function open(on: RunningServer): Promise<Line> {
  const heard: string[] = [];
  const events: TransportEvents = {
    opened: () => heard.push('opened'),
    received: (text) => heard.push(text),
    closed: (code) => heard.push(`closed ${code}`),
  };
  const line = streamConnect(`http://127.0.0.1:${on.port}/api/rooms/${room}`)(events);
  await see(() => expect(heard.length).toBeGreaterThan(0));
  return { heard, line };
}

const hello = (who: string): string =>
  JSON.stringify({
    type: 'hello',
    versions: [protocolVersion],
    secret: `${who}-secret-of-mine-`,
    name: who,
    connection: who,
    device: 'program',
    resume: null,
  });

test('[PR21] many messages keep their order, and go up together', async () => {
  const { heard, line } = await open(server);
  line.send(hello('order'));
  for (let i = 0; i < 20; i++) line.send(JSON.stringify({ type: 'probe', probe: i }));
  await see(() => expect(heard.filter((text) => text.includes('"probed"'))).toHaveLength(20));
  const probes = heard.flatMap((text) => /"probe":(\d+)/.exec(text)?.[1] ?? []);
  expect(probes.map(Number)).toEqual(probes.map((_, i) => i));
  line.close();
});

test('[PR22] the limits are those of sockets', async () => {
  const flood = await open(server);
  flood.line.send(hello('flood'));
  for (let i = 0; i < 200; i++) flood.line.send(JSON.stringify({ type: 'probe', probe: i }));
  await see(() => expect(flood.heard.at(-1)).toBe(`closed ${closeCodes.tooFast.code}`));

  const nonsense = await open(server);
  nonsense.line.send('{"type":"dance"}');
  await see(() => expect(nonsense.heard.at(-1)).toBe(`closed ${closeCodes.badMessage.code}`));

  const long = await open(server);
  long.line.send(JSON.stringify({ type: 'probe', probe: 1, more: 'x'.repeat(17 * 1024) }));
  await see(() => expect(long.heard.at(-1)).toMatch(/^closed/));

  const mute = await open(await another({ limits: { helloMs: 50 } }));
  await see(() => expect(mute.heard.at(-1)).toBe(`closed ${closeCodes.noHello.code}`));
});

const ask = async (path: string, init: RequestInit = {}, on = server): Promise<Response> => {
  const abort = new AbortController();
  aborts.push(abort);
  return fetch(`http://127.0.0.1:${on.port}${path}`, { ...init, signal: abort.signal });
};

test('[PR22] so many connections from one address, and no room without an id of ours', async () => {
  const on = await another({ limits: { connectionsPerAddress: 1 } });
  await open(on);
  expect((await ask(`/api/rooms/${room}/stream`, {}, on)).status).toBe(429);
  const socket = new WebSocket(`ws://127.0.0.1:${on.port}/api/rooms/${room}/socket`);
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('error', () => {});
  });
  expect(status).toBe(429);
  expect((await ask('/api/rooms/short/stream', {}, on)).status).toBe(404);
});

test('[PR23] what is said for a stream that is none goes nowhere, and not often', async () => {
  const post = async (headers: Record<string, string>) =>
    (await ask(`/api/rooms/${room}/up`, { method: 'POST', body: 'x', headers })).status;
  const statuses: number[] = [];
  for (let i = 0; i < 30; i++) statuses.push(await post({ 'lockstep-stream': 'guess' }));
  expect(statuses[0]).toBe(404);
  expect(statuses.at(-1)).toBe(429);
});

test('[PR17] pages of others may not come in this way either; those that were named may', async () => {
  const on = await another({ origins: ['https://watch.example'] });
  const path = `/api/rooms/${room}/stream`;
  expect((await ask(path, { headers: { origin: 'https://evil.example' } }, on)).status).toBe(403);
  expect(
    (await ask(path, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, on)).status,
  ).toBe(403);
  const named = await ask(path, { headers: { origin: 'https://watch.example' } }, on);
  expect(named.status).toBe(200);
  expect(named.headers.get('access-control-allow-origin')).toBe('https://watch.example');
  const asked = await ask(path, { method: 'OPTIONS', headers: { origin: 'https://watch.example' } }, on);
  expect(asked.headers.get('access-control-allow-headers')).toContain('lockstep-stream');
  expect((await ask(path, { headers: { origin: 'https://evil.example' }, method: 'POST' }, on)).status).toBe(
    404,
  );
});

test('[PR7] a server that stops says so over it too', async () => {
  const on = await startServer({ port: 0, logLevel: 'silent' });
  const { heard, line } = await open(on);
  line.send(hello('last'));
  await see(() => expect(heard.some((text) => text.includes('"welcome"'))).toBe(true));
  await on.close();
  await see(() => expect(heard.at(-1)).toBe(`closed ${closeCodes.restarting.code}`));
});
