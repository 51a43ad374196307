import { expect, test } from 'vitest';
import { serverMs } from '@lockstep/core';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { createServer, film } from '../testkit/evening.ts';
import { snapshotFormat } from './folded-room.ts';
import { isRoomId } from './identity.ts';

test('[LG7] a new room has an id of 128 random bits', async () => {
  const { registry } = createServer();
  const one = await registry.create('here');
  const two = await registry.create('here');
  if (!one.ok || !two.ok) throw new Error('no room');
  expect(isRoomId(one.value.id)).toBe(true);
  expect(one.value.id).not.toBe(two.value.id);
  expect(registry.find(one.value.id)).toBe(one.value);
});

test('[LG21] a room that was made is known to later runs and other servers, and its first one is host', async () => {
  const log = createMemoryLog();
  const made = await createServer({ log }).registry.create('here');
  if (!made.ok) throw new Error('no room');
  const other = createServer({ log });
  expect(await other.registry.look(made.value.id)).not.toBeNull();
  const ann = await other.peer(made.value.id).hello('ann');
  await ann.ask({ type: 'setLock', locked: true });
  expect(ann.all('accepted')).toHaveLength(1);
});

test('[LG21][LG7] a room that was made and never entered is forgotten in time, also by a later run', async () => {
  const log = createMemoryLog();
  const server = createServer({ log, limits: { emptyRoomMs: 120_000 } });
  const made = await server.registry.create('here');
  if (!made.ok) throw new Error('no room');
  await server.wait(100_000);
  expect(await log.read(made.value.id, 0)).toHaveLength(1);
  await server.wait(120_000);
  expect(await log.read(made.value.id, 0)).toEqual([]);
  const again = await server.registry.create('here');
  const later = createServer({ log, runtime: server.runtime, limits: { emptyRoomMs: 120_000 } });
  await later.wait(240_000);
  expect(again.ok && (await log.read(again.value.id, 0))).toEqual([]);
});

test('[UP7] a blank room whose films are on their way is not forgotten', async () => {
  const log = createMemoryLog();
  const server = createServer({ log, limits: { emptyRoomMs: 120_000 } });
  const made = await server.registry.create('here');
  if (!made.ok) throw new Error('no room');
  server.registry.isNeeded = (room) => room === made.value.id;
  await server.wait(240_000);
  expect(await log.read(made.value.id, 0)).toHaveLength(1);
  server.registry.isNeeded = () => false;
  await server.wait(240_000);
  expect(await log.read(made.value.id, 0)).toEqual([]);
});

test('[LG21] a room that cannot be kept is not made', async () => {
  const log = createMemoryLog();
  const away = { ...log, append: async () => Promise.reject(new Error('away')) };
  const made = await createServer({ log: away }).registry.create('here');
  expect(made).toEqual({ ok: false, error: { code: 'retry' } });
});

test('[LG5] many who open one room at once get the same one', async () => {
  const { registry } = createServer();
  const opened = await Promise.all(['a', 'b', 'c'].map(async (address) => registry.open('room', address)));
  expect(new Set(opened.map((room) => room.ok && room.value)).size).toBe(1);
});

test('[PR11] one address makes so many rooms a minute', async () => {
  const server = createServer({ limits: { roomsBurst: 2, roomsPerMinute: 60 } });
  const make = async (address: string) => (await server.registry.create(address)).ok;
  expect(await Promise.all([make('a'), make('a'), make('a'), make('b')])).toEqual([true, true, false, true]);
  await server.wait(1000);
  expect(await make('a')).toBe(true);
  const refused = await server.peer('unknown', 'a').hello('ann');
  expect(refused.ended).toBe('tooFast');
});

test('[LG7] a room into which nothing was put is forgotten in time; another one is kept', async () => {
  const log = createMemoryLog();
  const server = createServer({ log, limits: { emptyRoomMs: 120_000 } });
  const kept = await server.peer('kept').hello('ann');
  await kept.ask({ type: 'setTitle', title: 'Film night' });
  kept.say({ type: 'bye' });
  const idle = await server.peer('idle').hello('ben');
  await server.wait(1000);
  idle.say({ type: 'bye' });
  await server.wait(100_000);
  expect(server.registry.find('idle')).not.toBeNull();
  await server.wait(120_000);
  expect(server.registry.find('idle')).toBeNull();
  expect(await log.read('idle', 0)).toEqual([]);
  expect((await server.registry.look('kept'))?.state.title).toBe('Film night');
});

test('[LG7] with too many rooms the longest quiet one of nothing makes place; with none, no more are made', async () => {
  const server = createServer({ limits: { rooms: 2 } });
  await server.registry.open('first', 'a');
  await server.wait(1000);
  await server.registry.open('second', 'a');
  await server.registry.open('third', 'a');
  expect(server.registry.find('first')).toBeNull();
  await server.peer('second').hello('ann');
  await server.peer('third').hello('ann');
  expect(await server.registry.open('fourth', 'a')).toEqual({ ok: false, error: { code: 'roomFull' } });
});

test('[LG6] a room comes back from its log, from the last snapshot on', async () => {
  const log = createMemoryLog();
  const before = createServer({ log, limits: { entriesPerSnapshot: 4 } });
  const ann = await before.peer().hello('ann');
  for (let i = 0; i < 7; i++) await ann.ask({ type: 'setTitle', title: `t${i}` });
  const state = before.registry.find('room')?.state;
  expect((await log.loadSnapshot('room', snapshotFormat))?.state.seq).toBe(8);
  const after = createServer({ log });
  const opened = await after.registry.open('room', 'a');
  expect(opened.ok && opened.value.state).toEqual(state);
});

test('[LG17] a room that nobody is in sleeps, and is as it was when it wakes; blank ones are not looked at again', async () => {
  const server = createServer({ limits: { awakeMs: 60_000 } });
  const ann = await server.peer('kept').hello('ann');
  await ann.ask({ type: 'setTitle', title: 'Film night' });
  ann.say({ type: 'bye' });
  await server.wait(130_000);
  expect(server.registry.find('kept')).toBeNull();
  const back = await server.peer('kept').hello('ann');
  expect(back.last('welcome')?.room).toMatchObject({ state: { title: 'Film night' } });
  expect(await server.registry.look('none')).toBeNull();
});

test('[PR11] coming back into rooms that exist costs nobody the right to make new ones', async () => {
  const log = createMemoryLog();
  const before = createServer({ log });
  await (await before.peer('known').hello('ann')).ask({ type: 'setTitle', title: 'x' });
  const after = createServer({ log, limits: { roomsBurst: 1, roomsPerMinute: 1 } });
  expect((await after.registry.create('a')).ok).toBe(true);
  expect((await after.registry.open('known', 'a')).ok).toBe(true);
  expect((await after.registry.create('a')).ok).toBe(false);
});

test('[LG7] a chat keeps a room; what an earlier run left behind without anything in it is forgotten', async () => {
  const log = createMemoryLog();
  const before = createServer({ log });
  for (const room of ['blank', 'spoken']) {
    const ann = await before.peer(room).hello('ann');
    ann.say({ type: 'bye' });
    await before.wait(100);
  }
  const film = await before.peer('film').hello('ann');
  await film.ask({ type: 'setTitle', title: 'Film night' });
  const at = serverMs(before.runtime.now());
  await log.appendMessage('spoken', { at, author: 'ann', text: 'hi', kind: 'text' });
  const after = createServer({ log, limits: { emptyRoomMs: 120_000 } });
  await after.wait(60_000);
  expect((await log.rooms('', 9)).map(({ id }) => id)).toEqual(['blank', 'film', 'spoken']);
  // It was not old enough the first time.
  await after.wait(140_000);
  expect((await log.rooms('', 9)).map(({ id }) => id)).toEqual(['film', 'spoken']);
});

test('[LG20] a room that was taken out of the log ends for those in it, and begins anew', async () => {
  const log = createMemoryLog();
  const server = createServer({ log });
  const ann = await server.peer().hello('ann');
  await ann.ask({ type: 'setTitle', title: 'Film night' });
  await log.remove('room');
  await ann.ask({ type: 'setTitle', title: 'Other' });
  expect(ann.ended).toBe('restarting');
  const back = await server.peer().hello('ann');
  expect(back.last('welcome')?.room).toMatchObject({ kind: 'snapshot', state: { seq: 2, title: '' } });
});

test('[RM48] of a closed room nothing is left but that: its link opens no new one', async () => {
  const log = createMemoryLog();
  const server = createServer({ log, limits: { emptyRoomMs: 60_000 } });
  const ann = await server.peer('party', 'ann').hello('ann');
  const ben = await server.peer('party', 'ben').hello('ben');
  await ann.ask(film);
  await ben.ask({ type: 'close' });
  expect(ben.last('refused')?.code).toBe('notAllowed');
  await ann.ask({ type: 'close' });
  expect([ann.ended, ben.ended]).toEqual(['roomClosed', 'roomClosed']);
  expect((await server.peer('party').hello('ann')).ended).toBe('roomClosed');
  await server.wait(125_000);
  expect(server.registry.find('party')).toBeNull();
  expect((await log.read('party', 0)).map(({ event }) => event.type)).toEqual(['closed']);
  expect((await server.peer('party').hello('cal')).ended).toBe('roomClosed');
});
