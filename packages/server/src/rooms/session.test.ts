import { encode, mediaSec, serverMs, type Command } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createServer, report } from '../testkit/evening.ts';

const titled = (title: string): Command => ({ type: 'setTitle', title });

test('[PR4] what is not the protocol ends the connection', async () => {
  const server = createServer();
  for (const text of ['{', '{"type":"dance"}', '{"type":"probe","probe":1,"more":1}', 'x'.repeat(20_000)]) {
    const peer = await server.peer().hello('ann');
    peer.sayText(text);
    expect(peer.ended).toBe('badMessage');
  }
});

test('[PR8] the first word is hello, and it is said once', async () => {
  const server = createServer();
  const rude = server.peer();
  rude.say({ type: 'probe', probe: 1 });
  expect(rude.ended).toBe('badMessage');
  const twice = await server.peer().hello('ann');
  await twice.hello('ann');
  expect(twice.ended).toBe('badMessage');
});

test('[PR8] what comes before the welcome waits for it', async () => {
  const peer = createServer().peer();
  const hello = peer.hello('ann');
  peer.say({ type: 'probe', probe: 7 });
  await hello;
  expect(peer.got.map(({ type }) => type)).toEqual(['welcome', 'probed']);
});

test('[PR8] a version that is not understood ends the connection', async () => {
  const peer = await createServer()
    .peer()
    .hello('ann', { versions: [99] });
  expect(peer.ended).toBe('badVersion');
});

test('[RM28] a full room takes nobody more', async () => {
  const server = createServer({ limits: { connectionsPerRoom: 1 } });
  const ann = await server.peer().hello('ann');
  expect((await server.peer().hello('late')).ended).toBe('roomFull');
  expect((await server.peer().hello('ann', { connection: 'ann-2' })).ended).toBeNull();
  expect(ann.ended).toBeNull();
});

test('[PR9] who does not say hello in time is sent away', async () => {
  const server = createServer();
  const peer = server.peer();
  const other = await server.peer().hello('ann');
  await server.wait(5000);
  expect(peer.ended).toBe('noHello');
  expect(other.ended).toBeNull();
});

test('[PR19] a probe is answered at once, with the moment it came', async () => {
  const server = createServer();
  const peer = await server.peer().hello('ann');
  peer.say({ type: 'probe', probe: 3 });
  const now = server.runtime.now();
  expect(peer.last('probed')).toEqual({ type: 'probed', probe: 3, received: now, sent: now });
});

test('[PR41] a report may ask for the time; a brief one changes only what it says', async () => {
  const server = createServer();
  const peer = await server.peer().hello('ann');
  const at = serverMs(server.runtime.now());
  const news = { position: mediaSec(2), at, rate: 1.01, skewMs: -3, bufferedSec: 9 };
  // Before the first whole report it says nothing.
  peer.say({ type: 'brief', ...news });
  await server.wait(1000);
  expect(peer.last('digest')?.rows[0]?.telemetry).toBeNull();
  peer.say({ ...report, probe: 4 });
  peer.say({ type: 'brief', ...news, probe: 5 });
  expect(peer.all('probed').map(({ probe }) => probe)).toEqual([4, 5]);
  await server.wait(1000);
  const { type: _, ...telemetry } = report;
  expect(peer.last('digest')?.rows[0]?.telemetry).toEqual({ ...telemetry, ...news });
});

test('[PR10] a flood of messages ends the connection; a steady stream does not', async () => {
  const server = createServer();
  const steady = await server.peer().hello('ann');
  for (let i = 0; i < 300; i++) {
    steady.say({ type: 'probe', probe: i });
    server.runtime.advance(40);
  }
  expect(steady.ended).toBeNull();
  const flood = await server.peer().hello('ben');
  for (let i = 0; i < 61; i++) flood.say({ type: 'probe', probe: i });
  expect(flood.ended).toBe('tooFast');
  expect(flood.all('probed').length).toBeLessThan(61);
});

test('[PR11] commands that come too fast are refused, with when to try again', async () => {
  const server = createServer();
  const peer = await server.peer().hello('ann');
  for (let i = 0; i < 21; i++) await peer.ask(titled(`t${i}`));
  expect(peer.all('accepted')).toHaveLength(20);
  expect(peer.all('refused')).toMatchObject([{ code: 'tooFast', retryAfterMs: 100 }]);
  await server.wait(200);
  await peer.ask(titled('later'));
  expect(peer.all('accepted')).toHaveLength(21);
  expect(peer.ended).toBeNull();
});

test('[PR11] who goes on all the same is sent away', async () => {
  const peer = await createServer({ limits: { patience: 5 } })
    .peer()
    .hello('ann');
  for (let i = 0; i < 26; i++) await peer.ask(titled(`t${i}`));
  expect(peer.ended).toBe('tooFast');
});

test('[PR17] the secret never leaves: not in what others are told, not in the log', async () => {
  const server = createServer();
  const ann = await server.peer().hello('ann');
  const ben = await server.peer().hello('ben');
  await server.wait(2000);
  const told = [...ann.got, ...ben.got].map((message) => encode(message)).join('\n');
  expect(told + JSON.stringify(server.runtime.logged)).not.toContain('secret-of-mine');
});

test('a line that breaks while the room opens leaves nobody behind', async () => {
  const server = createServer();
  const peer = server.peer();
  const hello = peer.hello('ann');
  peer.drop();
  await hello;
  await server.wait(100);
  const room = server.registry.find('room');
  expect(room?.isEmpty).toBe(true);
  expect(room?.state.members).toEqual([]);
});

test('one line is logged for each command, join and leave', async () => {
  const server = createServer();
  const peer = await server.peer().hello('ann');
  await peer.ask(titled('a'));
  await peer.ask({ type: 'play' });
  peer.say({ type: 'bye' });
  const events = server.runtime.logged.filter(({ level }) => level === 'info').map(({ event }) => event);
  expect(events).toEqual(['joined', 'accepted', 'refused', 'left']);
});
