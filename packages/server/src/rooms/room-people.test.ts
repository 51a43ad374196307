import { mediaSec, type NewItem, type Up } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { createServer, film, report, watching } from '../testkit/evening.ts';
import type { FakePeer } from '../testkit/fake-peer.ts';
import { settled } from '../testkit/fake-peer.ts';

const say = (id: string, text: string): Extract<Up, { type: 'say' }> => ({
  type: 'say',
  id,
  kind: 'text',
  text,
});
const idOf = (peer: FakePeer): string => peer.last('welcome')?.member ?? '';
const texts = (peer: FakePeer): string[] =>
  peer.all('messages').flatMap(({ messages }) => messages.map(({ text }) => text));

test('[RM48] who is kicked is out at once with all connections, and may come back', async () => {
  const { server, ann, ben } = await watching();
  const phone = await server.peer('room', 'ben').hello('ben', { connection: 'ben-phone' });
  await ann.ask({ type: 'kick', member: idOf(ben) });
  expect([ben.ended, phone.ended, ann.ended]).toEqual(['kicked', 'kicked', null]);
  expect(server.registry.find('room')?.present().size).toBe(1);
  await server.wait(10_000);
  expect(ann.events().filter((type) => type === 'left')).toEqual([]);
  const again = await server.peer('room', 'ben').hello('ben');
  expect(again.ended).toBeNull();
  await ann.ask({ type: 'ban', member: idOf(again) });
  expect(again.ended).toBe('banned');
  expect((await server.peer('room', 'ben').hello('ben')).ended).toBe('banned');
});

test('[RM45] a locked room takes nobody new, and everybody back who was there', async () => {
  const { server, ann, ben } = await watching();
  await ann.ask({ type: 'setLock', locked: true });
  expect((await server.peer('room', 'cal').hello('cal')).ended).toBe('locked');
  ben.say({ type: 'bye' });
  await server.wait(1000);
  expect((await server.peer('room', 'ben').hello('ben', { connection: 'ben-2' })).ended).toBeNull();
});

test('[RM43] rights are decided here, whatever a client believes', async () => {
  const { ann, ben } = await watching();
  await ben.ask({ type: 'setRole', member: idOf(ben), role: 'host' });
  expect(ben.last('refused')?.code).toBe('notAllowed');
  await ann.ask({ type: 'setControlMode', mode: 'hosts' });
  await ben.ask({ type: 'pause' });
  expect(ben.last('refused')).toMatchObject({ code: 'notInControl', playback: { cause: 'play' } });
});

test('[PR31] what is said is cleaned, numbered, told to all and kept; the same id is said once', async () => {
  const { server, ann, ben } = await watching();
  ann.say(say('one', ' Hello \u202Ethere\n '));
  ann.say(say('one', 'Hello'));
  ben.say(say('two', '\u200B'));
  await settled();
  expect(texts(ben)).toEqual(['Hello there']);
  expect(texts(ann)).toEqual(['Hello there', 'Hello there']);
  expect(ben.last('refused')).toMatchObject({ id: 'two', code: 'badText' });
  const late = await server.peer('room', 'cal').hello('cal');
  expect(late.last('welcome')?.messages).toMatchObject([
    { seq: 1, text: 'Hello there', name: 'ann', author: idOf(ann) },
  ]);
  expect(await server.environment.log.readMessages('room', null, 10)).toHaveLength(1);
});

test('[PR31] chat that comes too fast is refused, with when to try again', async () => {
  const { ann, ben } = await watching();
  for (let i = 0; i < 11; i++) ann.say(say(`m${i}`, `text ${i}`));
  // Ten that are kept one after the other.
  await settled();
  await settled();
  expect(texts(ben)).toHaveLength(10);
  expect(ann.last('refused')).toMatchObject({ id: 'm10', code: 'tooFast', retryAfterMs: 200 });
});

test('[PR32] what is said is in no log at normal level; nor is any password', async () => {
  const { server, ann } = await watching();
  ann.say(say('one', 'between us'));
  await ann.ask({ type: 'setPassword', password: 'sesame-open' });
  await settled();
  const logged = JSON.stringify(server.runtime.logged);
  expect(logged).toContain('said');
  expect(logged).not.toContain('between us');
  expect(logged).not.toContain('sesame-open');
});

test('[RM41] who may not chat is refused', async () => {
  const { ann, ben } = await watching();
  await ann.ask({ type: 'setRight', action: 'chat', from: 'host' });
  ben.say(say('one', 'hello'));
  await settled();
  expect(ben.last('refused')).toMatchObject({ id: 'one', code: 'notAllowed' });
});

test('[PR33] chat survives a restart', async () => {
  const log = createMemoryLog();
  const before = createServer({ log });
  const ann = await before.peer().hello('ann');
  for (let i = 0; i < 3; i++) ann.say(say(`m${i}`, `text ${i}`));
  await settled();
  const again = await createServer({ log }).peer().hello('ann');
  expect(again.last('welcome')?.messages.map(({ text }) => text)).toEqual(['text 0', 'text 1', 'text 2']);
});

test('[RM35] in a big room the crowd has no names, until somebody does something', async () => {
  const server = createServer({ limits: { connectionsPerAddress: 1000 } });
  const host = await server.peer().hello('host');
  await host.ask(film);
  for (let i = 0; i < 203; i++) await server.peer('room', `a${i}`).hello(`m${i}`);
  const room = server.registry.find('room');
  expect(room?.state.members).toHaveLength(200);
  expect(room?.present().size).toBe(204);
  const quiet = await server.peer('room', 'q').hello('quiet');
  await quiet.ask({ type: 'itemEnded', item: 'film' });
  expect(quiet.last('accepted')).toBeDefined();
  expect(room?.state.members).toHaveLength(200);
  quiet.say(say('one', 'hello from the back'));
  await settled();
  expect(host.events().at(-1)).toBe('joined');
  expect(host.last('messages')?.messages[0]).toMatchObject({ name: 'quiet', author: idOf(quiet) });
  await quiet.ask({ type: 'play' });
  expect(quiet.last('accepted')).toBeDefined();
});

test('[PR35][PR36] a crowd is told in figures, with those who did something, those far off, and those watched', async () => {
  const server = createServer({ limits: { rowsForAll: 3 } });
  const peers = await Promise.all(
    ['ann', 'ben', 'cal', 'dee', 'eve'].map(async (name) => server.peer('room', name).hello(name)),
  );
  const [ann, ben, cal, dee] = peers;
  if (ann === undefined || ben === undefined || cal === undefined || dee === undefined)
    throw new Error('few');
  for (const peer of peers) peer.say({ ...report, skewMs: peer === ben ? 500 : 2 });
  await server.wait(1000);
  const told = cal.last('digest');
  expect(told?.rows.map(({ connection }) => connection)).toEqual(['ben-1']);
  expect(told?.figures).toMatchObject({
    members: 5,
    connections: 5,
    playing: 5,
    skewMs: { half: 2, nineInTen: 2 },
  });
  dee.say({ type: 'watch', members: [idOf(ann)] });
  ann.say(report);
  await server.wait(1000);
  expect(dee.last('digest')?.rows.map(({ connection }) => connection)).toEqual(['ann-1']);
  expect(cal.last('digest')?.rows.map(({ connection }) => connection)).not.toContain('ann-1');
  const gone = cal.all('digest').flatMap(({ gone }) => gone);
  // Those who came when the room was a crowd already were shown to nobody.
  expect(gone.toSorted((a, b) => a.localeCompare(b))).toEqual(['ann-1', 'cal-1']);
  const late = await server.peer('room', 'fay').hello('fay');
  expect(late.last('welcome')?.roster.map(({ connection }) => connection)).toEqual(['ben-1', 'fay-1']);
  ben.say({ ...report, skewMs: 1 });
  await server.wait(4000);
  expect(cal.last('digest')?.gone).toContain('ben-1');
});

test('[PR35] of a crowd a digest comes every four seconds, sooner when somebody who is shown is another', async () => {
  const server = createServer({ limits: { rowsForAll: 3 } });
  const names = ['ann', 'ben', 'cal', 'dee', 'eve'];
  const peers = await Promise.all(names.map(async (name) => server.peer('room', name).hello(name)));
  const [ann, ben, cal] = peers;
  if (ann === undefined || ben === undefined || cal === undefined) throw new Error('few');
  for (const peer of peers) peer.say(report);
  await ann.ask({ type: 'setTitle', title: 'Crowd' });
  await server.wait(4000);
  const digestsOf = async (ms: number): Promise<number> => {
    const before = cal.all('digest').length;
    await server.wait(ms);
    return cal.all('digest').length - before;
  };
  ben.say({ ...report, state: 'buffering' });
  ann.say({ ...report, skewMs: 3 });
  await digestsOf(4000);
  let told = 0;
  for (let second = 0; second < 12; second++) {
    for (const peer of peers) peer.say({ ...report, skewMs: second });
    told += await digestsOf(1000);
  }
  expect(told).toBe(3);
  ann.say({ ...report, state: 'buffering' });
  expect(await digestsOf(1000)).toBe(1);
  expect(cal.last('digest')?.rows.find(({ connection }) => connection === 'ann-1')).toMatchObject({
    telemetry: { state: 'buffering' },
  });
  // One who has shown himself goes, and another does something for the first time.
  ann.say({ type: 'bye' });
  expect(await digestsOf(1000)).toBe(1);
  expect(cal.last('digest')?.gone).toContain('ann-1');
  await ben.ask({ type: 'setTitle', title: 'Fewer' });
  cal.say(report);
  expect(await digestsOf(1000)).toBe(1);
  expect(cal.last('digest')?.rows.map(({ connection }) => connection)).toEqual(['ben-1']);
  await server.wait(4000);
  expect(await digestsOf(4000)).toBe(0);
});

const two: NewItem = {
  id: 'two',
  title: 'Two',
  duration: mediaSec(600),
  sources: [{ kind: 'link', url: '/media/two.mp4' }],
};

test('[RM53] a room that keeps running goes along its queue with nobody there', async () => {
  const { server, ann, ben } = await watching();
  await ann.ask({ type: 'addItem', item: two, select: false });
  await ann.ask({ type: 'setSetting', setting: { name: 'keepRunning', on: true } });
  for (const peer of [ann, ben]) peer.say({ type: 'bye' });
  await server.wait(605_000);
  const state = server.registry.find('room')?.state;
  expect(state).toMatchObject({ members: [], current: 'two', playback: { timeline: { playing: true } } });
});
