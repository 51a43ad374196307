import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial, addFilm } from '../testkit/room-trial.ts';
import type { Settings } from './house.ts';
import { nextDeed } from './next-deed.ts';

function series(seconds = 60): RoomTrial {
  const room = RoomTrial.watching(seconds, 'ann', 'ben');
  for (const id of ['two', 'three']) room.ask('ann', addFilm(id, seconds, false));
  return room;
}
const order = (room: RoomTrial) => room.state.queue.map(({ id }) => id).join(' ');
const loop = (to: Settings['loop']) => ({ type: 'setSetting', setting: { name: 'loop', loop: to } }) as const;
/** Plays what is on to its end. */
const toTheEnd = (room: RoomTrial) => {
  room.ask('ann', { type: 'play' });
  const { current } = room.state;
  return room.wait(60_300).ask('ben', { type: 'itemEnded', item: current ?? '' });
};

test('[RM24] items are moved before others, or to the end', () => {
  const room = series();
  expect(room.ask('ben', { type: 'moveItem', item: 'three', before: 'film' })).toEqual(['itemMoved']);
  expect(order(room)).toBe('three film two');
  expect(room.ask('ben', { type: 'moveItem', item: 'three', before: null })).toEqual(['itemMoved']);
  expect(order(room)).toBe('film two three');
  expect(room.ask('ben', { type: 'moveItem', item: 'two', before: 'three' })).toEqual([]);
  expect(room.ask('ben', { type: 'moveItem', item: 'two', before: 'two' })).toEqual([]);
  expect(room.ask('ben', { type: 'moveItem', item: 'two', before: 'what' })).toBe('unknownItem');
  expect(room.state.current).toBe('film');
});

test('[RM24] items are renamed', () => {
  const room = series();
  expect(room.ask('ben', { type: 'renameItem', item: 'two', title: ' Part\n2 ' })).toEqual(['itemRenamed']);
  expect(room.state.queue[1]?.title).toBe('Part 2');
  expect(room.ask('ben', { type: 'renameItem', item: 'two', title: 'Part 2' })).toEqual([]);
  expect(room.ask('ben', { type: 'renameItem', item: 'two', title: ' ' })).toBe('badName');
});

test('[RM37] two who press next at once move on once; a film that played goes on with the next', () => {
  const room = series();
  room.ask('ann', { type: 'play' });
  room.wait(5000);
  expect(room.ask('ann', { type: 'nextItem', from: 'film' })).toEqual(['itemSelected']);
  expect(room.ask('ben', { type: 'nextItem', from: 'film' })).toEqual([]);
  expect(room.state.current).toBe('two');
  expect(room.line).toEqual({ position: 0, rate: 1, playing: true, at: room.now + 2500 });
  expect(room.wait(4000).ask('ben', { type: 'previousItem', from: 'two' })).toEqual(['itemSelected']);
  expect(room.ask('ben', { type: 'previousItem', from: 'film' })).toBe('unknownItem');
  room.ask('ann', { type: 'pause' });
  room.wait(4000).ask('ann', { type: 'nextItem', from: 'film' });
  expect(room.line.playing).toBe(false);
});

test('[RM37] the end of an item leads to the next one, once', () => {
  const room = series();
  expect(toTheEnd(room)).toEqual(['itemEnded', 'itemSelected']);
  expect(room.state.current).toBe('two');
  expect(room.state.playback.by).toBeNull();
  expect(room.line.playing).toBe(true);
  expect(room.ask('ann', { type: 'itemEnded', item: 'film' })).toEqual([]);
  expect(room.wait(3000).ask('ann', { type: 'pause' })).toEqual(['paused']);
});

test('[RM37] the last item ends the evening, unless the queue is a loop', () => {
  const room = series();
  room.ask('ann', { type: 'selectItem', item: 'three' });
  expect(toTheEnd(room)).toEqual(['itemEnded']);
  expect(room.line).toMatchObject({ position: 60, playing: false });
  room.ask('ann', loop('queue'));
  expect(toTheEnd(room)).toEqual(['itemEnded', 'itemSelected']);
  expect(room.state.current).toBe('film');
});

test('[RM37] one item may go round and round; without going on by itself the room stops at the end', () => {
  const room = series();
  room.ask('ann', loop('item'));
  expect(toTheEnd(room)).toEqual(['itemEnded', 'played']);
  expect(room.state.current).toBe('film');
  expect(room.line).toMatchObject({ position: 0, playing: true });
  const still = series();
  still.ask('ann', { type: 'setSetting', setting: { name: 'advance', on: false } });
  expect(toTheEnd(still)).toEqual(['itemEnded']);
});

test('[RM37] an own copy must be picked first: it comes on, and waits', () => {
  const room = RoomTrial.watching(60, 'ann');
  const item = {
    id: 'own',
    title: 'Own',
    duration: null,
    sources: [{ kind: 'file', name: 'a.mkv', size: 1 }],
  } as const;
  room.ask('ann', { type: 'addItem', item, select: false });
  room.ask('ann', { type: 'play' });
  room.wait(60_300).ask('ann', { type: 'itemEnded', item: 'film' });
  expect(room.state.current).toBe('own');
  expect(room.line.playing).toBe(false);
});

test('[RM36] restart plays from the beginning, goTo moves all, and both say so', () => {
  const room = series();
  room.ask('ann', { type: 'goTo', to: mediaSec(30) });
  expect(room.last?.event).toMatchObject({ type: 'seeked', manner: 'goTo' });
  expect(room.line.position).toBe(30);
  expect(room.ask('ben', { type: 'restart' })).toEqual(['played']);
  expect(room.line).toEqual({ position: 0, rate: 1, playing: true, at: room.now + 400 });
  expect(RoomTrial.with('ann').ask('ann', { type: 'restart' })).toBe('nothingToPlay');
});

test('[RM36] everyone to me: the line goes through where I was when I pressed', () => {
  const room = series();
  room.ask('ann', { type: 'play' });
  room.wait(10_000).ask('ben', { type: 'syncToMe', position: mediaSec(5) }, { agoMs: 200 });
  expect(room.line.position).toBeCloseTo(5.2);
  expect(room.line).toMatchObject({ playing: true, at: room.now });
  room.ask('ann', { type: 'pause' });
  room.wait(1000).ask('ben', { type: 'syncToMe', position: mediaSec(7) }, { agoMs: 200 });
  expect(room.line).toMatchObject({ position: 7, playing: false });
});

test('[RM53] a film that nobody plays ends all the same, a second later', () => {
  const room = series();
  room.ask('ann', { type: 'play' });
  const deed = nextDeed(room.state);
  expect(deed).toEqual({ at: room.line.at + 61_000, command: { type: 'endItem', item: 'film' } });
  expect(room.system({ type: 'endItem', item: 'film' })).toEqual([]);
  expect(room.wait(61_200).system({ type: 'endItem', item: 'film' })).toEqual(['itemEnded', 'itemSelected']);
  expect(room.state.current).toBe('two');
  expect(nextDeed(room.state)?.at).toBe(room.line.at + 61_000);
  room.ask('ann', { type: 'pause' });
  expect(nextDeed(room.state)).toBeNull();
});
