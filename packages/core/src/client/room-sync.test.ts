import { beforeEach, expect, test } from 'vitest';
import type { Welcome } from '../protocol/welcome.ts';
import type { Entry } from '../room/events.ts';
import { emptyRoom } from '../room/state.ts';
import { serverMs } from '../runtime/units.ts';
import { createRoomSync, type RoomSync } from './room-sync.ts';

let asked: number[];
/** The room's number at each confirmation, with what was applied. */
let confirmed: [number, number[]][];
let roomSync: RoomSync;

beforeEach(() => {
  asked = [];
  confirmed = [];
  roomSync = createRoomSync({
    ask: (seq) => asked.push(seq),
    confirmed: (state, applied) => confirmed.push([state.seq, applied.map(({ seq }) => seq)]),
  });
});

const titled = (seq: number): Entry => ({
  seq,
  at: serverMs(seq),
  by: null,
  command: null,
  event: { type: 'titled', title: `title ${seq}` },
});
const welcome = (log: string, room: Welcome['room']): Welcome => ({
  type: 'welcome',
  version: 3,
  epoch: 'e1',
  log,
  member: 'ann',
  connection: 'c1',
  now: serverMs(0),
  room,
  roster: [],
  messages: [],
});
const snapshot = (seq: number): Welcome['room'] => ({ kind: 'snapshot', state: { ...emptyRoom, seq } });

test('[CL11] from nothing to a snapshot to entries, and what to resume from', () => {
  expect(roomSync.state()).toBe(null);
  expect(roomSync.resume()).toBe(null);
  roomSync.take([titled(1)]);
  expect(confirmed).toEqual([]);
  roomSync.welcomed(welcome('l1', snapshot(4)));
  roomSync.take([titled(4), titled(5)]);
  expect(confirmed).toEqual([
    [4, []],
    [5, [5]],
  ]);
  expect(roomSync.resume()).toEqual({ log: 'l1', seq: 5 });
  expect(roomSync.state()?.title).toBe('title 5');
});

test('[CL11] a welcome may bring only what was missed, of another log too', () => {
  roomSync.welcomed(welcome('l1', snapshot(4)));
  roomSync.welcomed(welcome('l2', { kind: 'missed', entries: [titled(5), titled(6)] }));
  expect(roomSync.resume()).toEqual({ log: 'l2', seq: 6 });
  expect(asked).toEqual([]);
});

test('[CL12] a gap is asked for once, and again on demand while it stays', () => {
  roomSync.welcomed(welcome('l1', snapshot(4)));
  roomSync.askAgain();
  roomSync.take([titled(7)]);
  roomSync.take([titled(8)]);
  expect(asked).toEqual([4]);
  roomSync.askAgain();
  expect(asked).toEqual([4, 4]);
  roomSync.take([titled(5)]);
  expect(asked).toEqual([4, 4, 5]);
  roomSync.take([titled(6)]);
  roomSync.askAgain();
  expect(asked).toEqual([4, 4, 5]);
  expect(confirmed.at(-1)).toEqual([8, [6, 7, 8]]);
});

test('[CL12] a new connection asks anew', () => {
  roomSync.welcomed(welcome('l1', snapshot(4)));
  roomSync.take([titled(7)]);
  roomSync.welcomed(welcome('l1', { kind: 'missed', entries: [] }));
  expect(asked).toEqual([4, 4]);
});

test('[CL13] a state sent instead of entries counts if it is newer; that of a welcome always', () => {
  roomSync.welcomed(welcome('l1', snapshot(4)));
  roomSync.takeState({ ...emptyRoom, seq: 9 });
  roomSync.takeState({ ...emptyRoom, seq: 5 });
  expect(roomSync.state()?.seq).toBe(9);
  roomSync.welcomed(welcome('l2', snapshot(1)));
  expect(roomSync.state()?.seq).toBe(1);
});
