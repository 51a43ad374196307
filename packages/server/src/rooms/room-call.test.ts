import { protocolVersion, type Down, type OwnSignal } from '@lockstep/core';
import { beforeEach, expect, test } from 'vitest';
import type { Calls } from '../ports/calls.ts';
import { createServer } from '../testkit/evening.ts';
import { settled, type FakePeer } from '../testkit/fake-peer.ts';
import type { FakeServer } from '../testkit/fake-server.ts';

const listening = { mic: false, camera: false, screen: false };
const talking = { ...listening, mic: true };
const hello: OwnSignal = { purpose: 'call', session: 's', what: { type: 'hello' } };

const removed: string[] = [];
const calls: Calls = {
  most: 6,
  wayFor: async () => ({ way: 'mesh', iceServers: [], validSec: 1 }),
  remove: async (room, connection) => void removed.push(`${room} ${connection}`),
};

let server: FakeServer;
let ann: FakePeer;
let ben: FakePeer;

beforeEach(async () => {
  removed.length = 0;
  server = createServer({ calls });
  ann = await server.peer('room', 'ann').hello('ann');
  ben = await server.peer('room', 'ben').hello('ben');
});

/** Says that it is in the call, under this id; gives the answer. */
async function call(peer: FakePeer, state: typeof talking | null, id = 'k1'): Promise<Down | undefined> {
  peer.say({ type: 'call', id, state });
  await settled();
  return peer.got.findLast((message) => 'id' in message && message.id === id);
}

const rowOf = (peer: FakePeer, connection: string) =>
  peer
    .all('digest')
    .flatMap(({ rows }) => rows)
    .findLast((row) => row.connection === connection);

async function guests(count: number): Promise<readonly FakePeer[]> {
  const peers: FakePeer[] = [];
  for (let i = 0; i < count; i++) peers.push(await server.peer('room', `g${i}`).hello(`guest${i}`));
  return peers;
}

test('[CA1] who is in the call and gives what is told at once, and stays as it is when nothing is said', async () => {
  const at = server.runtime.now();
  expect(await call(ann, talking)).toMatchObject({ type: 'accepted', id: 'k1' });
  expect(rowOf(ben, 'ann-1')?.call).toEqual({ ...talking, since: at });
  await server.wait(1500);
  await call(ann, { ...talking, camera: true }, 'k2');
  expect(rowOf(ben, 'ann-1')?.call).toEqual({ ...talking, camera: true, since: at });
  const cal = await server.peer('room', 'cal').hello('cal');
  expect(cal.last('welcome')?.roster.find(({ connection }) => connection === 'ann-1')?.call).toBeDefined();
  await call(ann, null, 'k3');
  expect(rowOf(ben, 'ann-1')).not.toHaveProperty('call');
  expect(server.registry.find('room')?.call.size).toBe(0);
});

test('[CA1] it ends with the connection, but not with a line that comes back', async () => {
  await call(ann, talking);
  ann.drop();
  const back = await server.peer('room', 'ann').hello('ann');
  expect(back.last('welcome')?.roster.find(({ connection }) => connection === 'ann-1')?.call).toBeDefined();
  back.say({ type: 'bye' });
  await settled();
  expect(server.registry.find('room')?.call.size).toBe(0);
  await server.wait(1100);
  expect(removed).toEqual(['room ann-1']);
});

test('[CA2] who may not is refused; a role that is taken ends it', async () => {
  await ann.ask({ type: 'setRole', member: ben.last('welcome')?.member ?? '', role: 'viewer' });
  expect(await call(ben, talking)).toMatchObject({ type: 'refused', code: 'notAllowed' });
  await ann.ask({ type: 'setRole', member: ben.last('welcome')?.member ?? '', role: 'member' });
  expect(await call(ben, talking, 'k2')).toMatchObject({ type: 'accepted' });
  await ann.ask({ type: 'setRole', member: ben.last('welcome')?.member ?? '', role: 'viewer' });
  expect(ben.last('refused')).toMatchObject({ id: 'k2', code: 'notAllowed' });
  expect(rowOf(ann, 'ben-1')).not.toHaveProperty('call');
  expect(removed).toEqual(['room ben-1']);
});

test('[CA3] no more are in the call than the room says; who is in it already changes what he gives', async () => {
  await ann.ask({ type: 'setSetting', setting: { name: 'calls', on: true, most: 2 } });
  const [cal] = await guests(1);
  await call(ann, talking);
  await call(ben, talking);
  expect(await call(cal ?? ann, talking, 'k9')).toMatchObject({ type: 'refused', code: 'callFull' });
  expect(await call(ben, listening, 'k2')).toMatchObject({ type: 'accepted' });
  await call(ann, null, 'k3');
  expect(await call(cal ?? ann, talking, 'k10')).toMatchObject({ type: 'accepted' });
});

test('[CA3] no room is set to more than this server can do, and a limit that sinks puts nobody out', async () => {
  const most = (wanted: number, on = true) =>
    ann.ask({ type: 'setSetting', setting: { name: 'calls', on, most: wanted } });
  expect(ann.last('welcome')).toMatchObject({ mostInCall: 6 });
  await most(7);
  expect(ann.last('refused')).toMatchObject({ code: 'outOfRange' });
  const [cal] = await guests(1);
  for (const peer of [ann, ben, cal ?? ann]) await call(peer, talking);
  await server.wait(6000);
  await most(2);
  await server.wait(1100);
  expect(server.registry.find('room')?.call.size).toBe(3);
});

test('[CA5] a room that turns calls off ends them all, and says so', async () => {
  await call(ann, talking);
  await call(ben, talking, 'k2');
  await ann.ask({ type: 'setSetting', setting: { name: 'calls', on: false, most: 6 } });
  expect(ben.last('refused')).toMatchObject({ id: 'k2', code: 'callsOff', retryAfterMs: null });
  expect(rowOf(ann, 'ben-1')).not.toHaveProperty('call');
  expect(await call(ben, talking, 'k3')).toMatchObject({ code: 'callsOff' });
});

test('[CA5] who is put out of the room is out of its call', async () => {
  await call(ben, talking);
  await ann.ask({ type: 'kick', member: ben.last('welcome')?.member ?? '' });
  expect(server.registry.find('room')?.call.size).toBe(0);
  expect(removed).toEqual(['room ben-1']);
});

test('[CA8] in a crowd everybody is told of those in the call', async () => {
  const crowd = await guests(60);
  const last = crowd.at(-1) ?? ann;
  await server.wait(1100);
  await call(last, talking);
  await server.wait(1100);
  expect(rowOf(ann, 'guest59-1')?.call).toMatchObject(talking);
  expect(ann.last('digest')?.figures).toBeDefined();
  const late = await server.peer('room', 'late').hello('late');
  expect(late.last('welcome')?.roster.map(({ connection }) => connection)).toContain('guest59-1');
});

test('[CA10][CA11] a signal goes to one connection of the room; of who is not there its sender is told', async () => {
  await call(ann, talking);
  const away = await server.peer('another', 'eve').hello('eve');
  ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  ann.say({ type: 'signal', to: 'eve-1', signal: hello });
  await settled();
  expect(ben.all('signal')).toEqual([
    { type: 'signal', from: 'ann-1', member: ann.last('welcome')?.member, signal: hello },
  ]);
  expect(away.all('signal')).toEqual([]);
  expect(ann.all('signal')).toEqual([
    { type: 'signal', from: 'eve-1', member: null, signal: { ...hello, what: { type: 'gone' } } },
  ]);
});

test.each([
  ['not in the call', 'notInCall', async (): Promise<void> => {}],
  [
    'while calls are off',
    'callsOff',
    async (): Promise<void> => {
      await ann.ask({ type: 'setSetting', setting: { name: 'calls', on: false, most: 6 } });
    },
  ],
  [
    'without the right',
    'notAllowed',
    async (): Promise<void> => {
      const member = ben.last('welcome')?.member ?? '';
      await ann.ask({ type: 'setRole', member, role: 'viewer' });
    },
  ],
] as const)('[CA13] a signal of a call is not carried for who is %s', async (_, code, before) => {
  await before();
  ben.say({ type: 'signal', to: 'ann-1', signal: hello });
  expect(ann.all('signal')).toEqual([]);
  expect(ben.last('signal')).toMatchObject({
    from: 'ann-1',
    signal: { what: { type: 'notSent', code, retryAfterMs: null } },
  });
});

test('[CA13] words about files are for those who may chat, in a call or not', async () => {
  const file: OwnSignal = { purpose: 'file', session: 'f', what: { type: 'hello' } };
  ben.say({ type: 'signal', to: 'ann-1', signal: file });
  expect(ann.last('signal')?.signal).toEqual(file);
  await ann.ask({ type: 'setRight', action: 'chat', from: 'host' });
  ben.say({ type: 'signal', to: 'ann-1', signal: file });
  expect(ann.all('signal')).toHaveLength(1);
  expect(ben.last('signal')?.signal.what).toMatchObject({ type: 'notSent', code: 'notAllowed' });
});

test('[CA14] who joins five others at once is not too fast; a flood is told so, and ended', async () => {
  await call(ann, talking);
  for (let i = 0; i < 110; i++) ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect(ben.all('signal')).toHaveLength(110);
  // All other messages have their own measure.
  for (let i = 0; i < 50; i++) ann.say({ type: 'probe', probe: i });
  expect(ann.ended).toBeNull();
  for (let i = 0; i < 20; i++) ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect(ben.all('signal')).toHaveLength(120);
  expect(ann.last('signal')?.signal.what).toMatchObject({ type: 'notSent', code: 'tooFast' });
  await server.wait(1000);
  ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect(ben.all('signal')).toHaveLength(121);
  for (let i = 0; i < 200; i++) ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect(ann.ended).toBe('tooFast');
});

test('[CA14] before the welcome, and written another way, signals have the measure of all messages', async () => {
  const odd = `{"to":"ben-1","type":"signal","signal":${JSON.stringify(hello)}}`;
  for (let i = 0; i < 70; i++) ann.sayText(odd);
  expect(ann.ended).toBe('tooFast');
  const eve = server.peer('room', 'eve');
  const secret = 'eve-secret-of-mine-';
  const versions = [protocolVersion];
  eve.say({
    type: 'hello',
    versions,
    secret,
    name: 'e',
    connection: 'e-1',
    device: 'computer',
    resume: null,
  });
  for (let i = 0; i < 70; i++) eve.say({ type: 'signal', to: 'ben-1', signal: hello });
  expect(eve.ended).toBe('tooFast');
});

test('[CA14] what only begins like a signal is no message', () => {
  ann.sayText('{"type":"signal","to":"ben-1","type":"probe","probe":1}');
  expect(ann.ended).toBe('badMessage');
});

test('[CA7] what is hushed is told to all, and his own devices do it', async () => {
  await call(ben, talking);
  const member = ben.last('welcome')?.member ?? '';
  await ann.ask({ type: 'hush', member, what: 'mic' });
  expect(ben.events()).toContain('hushed');
  await ben.ask({ type: 'hush', member: ann.last('welcome')?.member ?? '', what: 'mic' });
  expect(ben.last('refused')).toMatchObject({ code: 'notAllowed' });
});
