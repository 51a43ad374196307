/** Calls against a running server: the way into one, signals between real sockets, and those who mean no good. */
import { setTimeout as pause } from 'node:timers/promises';
import { closeCodes, longestSdp, type Down, type OwnSignal } from '@lockstep/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
import { LiveClient } from './testkit/live-client.ts';

type Signalled = Extract<Down, { type: 'signal' }>;

const room = 'C'.repeat(22);
const turnSecret = 'a-secret-of-the-turn-server';
const talking = { mic: true, camera: true, screen: false };
const hello: OwnSignal = { purpose: 'call', session: 's', what: { type: 'hello' } };
const turn = { urls: ['turn:127.0.0.1:3478'], secret: turnSecret };

let server: RunningServer;
let lines: string[];
let clients: LiveClient[];

async function start(options: ServerOptions = {}): Promise<void> {
  server = await startServer({
    port: 0,
    logLevel: 'debug',
    writeLine: (line) => lines.push(line),
    calls: { stun: ['stun:127.0.0.1:3478'], turn, livekit: null },
    ...options,
  });
}

beforeEach(async () => {
  lines = [];
  clients = [];
  await start();
});
afterEach(async () => {
  for (const client of clients) client.socket.terminate();
  await server.close();
});

async function client(who: string, inRoom = room): Promise<LiveClient> {
  const made = new LiveClient(server, inRoom);
  clients.push(made);
  await made.hello(who);
  return made;
}

const ask = async (who: string, body: unknown = { connection: `${who}-1` }): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}/api/rooms/${room}/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who}-secret-of-mine-`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const isSignal = (message: Down): message is Signalled => message.type === 'signal';

test('[CA20][CA23] whoever is in the room is told how to reach the others, with a password of his own', async () => {
  await client('ann');
  const answer = await ask('ann');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toMatchObject({
    way: 'mesh',
    iceServers: [
      { urls: ['stun:127.0.0.1:3478'] },
      { urls: turn.urls, username: expect.stringMatching(/^\d{10}:/), credential: expect.any(String) },
    ],
    validSec: expect.any(Number),
  });
});

test('[CA20] nobody else is told', async () => {
  const ann = await client('ann');
  const welcome = await client('ben');
  expect((await ask('eve')).status).toBe(403);
  expect(await (await ask('ben', { connection: 'ann-1' })).json()).toEqual({ error: 'notMember' });
  for (const body of [{}, { connection: 5 }, '', '{', 'null', [], { connection: 'x'.repeat(5000) }]) {
    const answer = await ask('ben', body);
    expect([400, 403]).toContain(answer.status);
  }
  const bare = await fetch(`http://127.0.0.1:${server.port}/api/rooms/${room}/call`, { method: 'POST' });
  expect(bare.status).toBe(401);
  await ann.ask({ type: 'setSetting', setting: { name: 'calls', on: false, most: 6 } });
  expect(await (await ask('ben')).json()).toEqual({ error: 'callsOff' });
  expect(welcome.socket.readyState).toBe(1);
});

test('[CA27] no secret is in the log', async () => {
  await client('ann');
  const { iceServers } = (await (await ask('ann')).json()) as { iceServers: { credential?: string }[] };
  const log = lines.join('\n');
  expect(log).not.toContain(turnSecret);
  expect(log).not.toContain(iceServers[1]?.credential ?? '?');
});

test('[CA24][CA26] with LiveKit the answer is a token, and pages may connect there', async () => {
  await server.close();
  const livekit = { url: 'wss://livekit.example', key: 'key', secret: 'a-secret-of-the-livekit-server' };
  await start({ calls: { stun: [], turn: null, livekit } });
  const ann = await client('ann');
  const most = { type: 'setSetting', setting: { name: 'calls', on: true, most: 50 } } as const;
  expect((await ann.ask(most)).type).toBe('accepted');
  const way = await (await ask('ann')).json();
  expect(way).toEqual({
    way: 'livekit',
    url: livekit.url,
    token: expect.stringMatching(/^ey/),
    validSec: 600,
  });
  const page = await fetch(`http://127.0.0.1:${server.port}/api/addresses`);
  expect(page.headers.get('content-security-policy')).toContain('wss://livekit.example');
  expect(page.headers.get('permissions-policy')).toBe(
    'camera=(self), microphone=(self), display-capture=(self)',
  );
  expect(lines.join('\n')).not.toContain(livekit.secret);
});

test('[CA10] signals travel between sockets as they are, the longest too', async () => {
  const [ann, ben] = [await client('ann'), await client('ben')];
  ann.say({ type: 'call', id: 'k', state: talking });
  const sdp = 'é'.repeat(longestSdp / 2);
  const offer: OwnSignal = { ...hello, what: { type: 'description', kind: 'offer', sdp } };
  ann.say({ type: 'signal', to: 'ben-1', signal: offer });
  expect(await ben.until(isSignal)).toMatchObject({ from: 'ann-1', signal: offer });
});

test('[CA11][CA13] strangers in another room, and those who may not, reach nobody', async () => {
  const [ann, ben] = [await client('ann'), await client('ben')];
  const eve = await client('eve', 'D'.repeat(22));
  eve.say({ type: 'call', id: 'k', state: talking });
  eve.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect((await eve.until(isSignal)).signal.what).toEqual({ type: 'gone' });
  ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect((await ann.until(isSignal)).signal.what).toMatchObject({ type: 'notSent', code: 'notInCall' });
  await pause(100);
  expect(ben.got.filter(isSignal)).toEqual([]);
});

test('[CA12][CA14] what is too long or malformed ends its sender; a flood too; nobody else notices', async () => {
  const [ann, ben] = [await client('ann'), await client('ben')];
  const bad = [
    JSON.stringify({ type: 'signal', to: 'ben-1', signal: { ...hello, what: { type: 'gone' } } }),
    JSON.stringify({ type: 'signal', to: '../../etc', signal: hello }),
    JSON.stringify({ type: 'signal', to: 'ben-1', signal: hello, from: 'ann-1' }),
    JSON.stringify({
      type: 'signal',
      to: 'ben-1',
      signal: { ...hello, what: { type: 'description', kind: 'offer', sdp: 'x'.repeat(15_000) } },
    }),
    JSON.stringify({ type: 'call', id: 'k', state: { ...talking, since: 0 } }),
    JSON.stringify({ type: 'call', id: 'k', state: { mic: 1, camera: 0, screen: 0 } }),
  ];
  for (const [index, text] of bad.entries()) {
    const eve = await client(`eve${index}`);
    eve.socket.send(text);
    expect(await eve.closed).toBe(closeCodes.badMessage.code);
  }
  const big = await client('big');
  big.socket.send(JSON.stringify({ type: 'signal', to: 'x'.repeat(20_000) }));
  expect([1009, closeCodes.badMessage.code]).toContain(await big.closed);
  const flood = await client('flood');
  flood.say({ type: 'call', id: 'k', state: talking });
  for (let i = 0; i < 600; i++) flood.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect(await flood.closed).toBe(closeCodes.tooFast.code);
  expect(ben.got.filter(isSignal).length).toBeLessThanOrEqual(200);
  expect((await ann.ask({ type: 'setTitle', title: 'Still here' })).type).toBe('accepted');
  expect(ben.socket.readyState).toBe(1);
});

test('[CA1] a caller whose line is cut is in the call until his grace period is over', async () => {
  await server.close();
  await start({ limits: { graceMs: 300, silenceMs: 2000 } });
  const [ann, ben] = [await client('ann'), await client('ben')];
  ann.keepAlive();
  ben.keepAlive();
  ben.say({ type: 'call', id: 'k', state: talking });
  const isIn = (message: Down): message is Extract<Down, { type: 'digest' }> =>
    message.type === 'digest' && message.rows.some((row) => row.connection === 'ben-1' && row.call?.mic);
  await ann.until(isIn);
  ben.socket.terminate();
  const isGone = (message: Down): message is Extract<Down, { type: 'digest' }> =>
    message.type === 'digest' && message.gone.includes('ben-1');
  await ann.until(isGone);
  expect(lines.some((line) => line.includes('out of the call'))).toBe(true);
});
