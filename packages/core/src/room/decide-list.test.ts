import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial, addFilm, newFilm } from '../testkit/room-trial.ts';
import { roomLimits } from './limits.ts';
import { shuffled } from './shuffle.ts';

const names = ['two', 'three', 'four', 'five'];
function series(...members: readonly string[]): RoomTrial {
  const room = RoomTrial.watching(60, 'ann', 'ben', ...members);
  room.ask('ann', { type: 'addItems', items: names.map((id) => newFilm(id, 60)) });
  return room;
}
const order = (room: RoomTrial) => room.state.queue.map(({ id }) => id).join(' ');
const lastUndo = (room: RoomTrial) =>
  ({ type: 'undoQueue', of: room.state.undos.at(-1)?.id ?? 'none' }) as const;

test('[RM80] many films come at once, all or none, and nothing that is on is changed', () => {
  const room = series();
  expect(order(room)).toBe('film two three four five');
  expect(room.state.queue[2]?.addedBy).toBe('ann');
  expect(room.state.current).toBe('film');
  const more = [newFilm('six', 60), newFilm('two', 60)];
  expect(room.ask('ben', { type: 'addItems', items: more })).toBe('duplicateItem');
  const twice = [newFilm('six', 60), newFilm('six', 60)];
  expect(room.ask('ben', { type: 'addItems', items: twice })).toBe('duplicateItem');
  const bad = { ...newFilm('seven', 60), sources: [{ kind: 'link', url: 'javascript:1' }] } as const;
  expect(room.ask('ben', { type: 'addItems', items: [newFilm('six', 60), bad] })).toBe('outOfRange');
  expect(order(room)).toBe('film two three four five');
});

test('[RM80] the queue takes no more than fit; where nothing is on the first comes on', () => {
  const room = RoomTrial.with('ann');
  const films = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => newFilm(`f${from + i}`, 60));
  expect(room.ask('ann', { type: 'addItems', items: films(0, roomLimits.items - 1) })).toEqual([
    'itemsAdded',
    'itemSelected',
  ]);
  expect(room.state.current).toBe('f0');
  expect(room.line.playing).toBe(false);
  expect(room.ask('ann', { type: 'addItems', items: films(1000, 2) })).toBe('queueFull');
  expect(room.ask('ann', { type: 'addItems', items: films(1000, 1) })).toEqual(['itemsAdded']);
});

test('[RM81] what was taken off comes back where it was, with who brought it and its markers', () => {
  const room = series();
  const marker = { id: 'm', item: 'three', position: mediaSec(5), label: 'here' };
  room.ask('ben', { type: 'addMarker', marker });
  room.ask('ben', { type: 'removeItem', item: 'three' });
  expect(room.state.markers).toEqual([]);
  room.ask('ann', { type: 'moveItem', item: 'five', before: 'two' });
  expect(room.ask('ben', lastUndo(room))).toEqual(['queueRestored']);
  expect(order(room)).toBe('film five two three four');
  expect(room.state.queue[3]).toMatchObject({ id: 'three', addedBy: 'ann' });
  expect(room.state.markers.map(({ id }) => id)).toEqual(['m']);
  expect(room.state.undos).toEqual([]);
});

test('[RM81] neighbours that were taken off one after the other come back in any order', () => {
  const room = series();
  room.ask('ann', { type: 'removeItem', item: 'two' });
  const first = lastUndo(room);
  room.ask('ann', { type: 'removeItem', item: 'three' });
  room.ask('ann', first);
  expect(order(room)).toBe('film two four five');
  room.ask('ann', lastUndo(room));
  expect(order(room)).toBe('film two three four five');
});

test('[RM82] clearing leaves what is on, and can be taken back', () => {
  const room = series();
  room.ask('ann', { type: 'selectItem', item: 'three' });
  expect(room.ask('ben', { type: 'clearQueue' })).toEqual(['queueCleared']);
  expect(order(room)).toBe('three');
  expect(room.state.current).toBe('three');
  expect(room.ask('ben', { type: 'clearQueue' })).toEqual([]);
  room.ask('ann', addFilm('new', 60, false));
  room.ask('ann', lastUndo(room));
  expect(order(room)).toBe('film two three four five new');
});

test('[RM83] a shuffle puts what is to come in an order that is written down, and can be taken back', () => {
  const room = series();
  room.ask('ann', { type: 'selectItem', item: 'two' });
  expect(room.ask('ben', { type: 'shuffleQueue' }, { id: 'some-id' })).toEqual(['queueShuffled']);
  const shuffledOrder = order(room);
  expect(shuffledOrder).toMatch(/^film two (?!three four five)/);
  expect(room.last?.event).toMatchObject({ order: shuffledOrder.split(' ') });
  room.ask('ann', addFilm('new', 60, false));
  room.ask('ann', { type: 'removeItem', item: 'four' });
  room.ask('ann', { type: 'undoQueue', of: 'some-id' });
  expect(order(room)).toBe('film two three five new');
});

test('[RM83] with less than two to come, or in a loop, all are mixed and what is on is first', () => {
  const room = series();
  room.ask('ann', { type: 'selectItem', item: 'five' });
  room.ask('ann', { type: 'shuffleQueue' });
  expect(order(room)).toMatch(/^five /);
  expect(room.state.queue).toHaveLength(5);
  const alone = RoomTrial.watching(60, 'ann');
  expect(alone.ask('ann', { type: 'shuffleQueue' })).toEqual([]);
});

test('[RM83] an order follows from its seed, holds everything once, and is another one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 50 }), fc.string(), (values, seed) => {
      const drawn = shuffled(values, seed);
      expect(drawn).toEqual(shuffled(values, seed));
      expect(drawn).not.toEqual(values);
      expect(drawn.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
    }),
  );
});

test('[RM83] over many seeds every order of three comes about as often', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 4000; i++) {
    const drawn = shuffled(['a', 'b', 'c', 'd'], `command-${i}`).join('');
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  // 24 orders less the one they came in; the one that stands for it comes twice as often.
  expect(counts.size).toBe(23);
  for (const count of counts.values()) expect(count).toBeGreaterThan(4000 / 24 / 2);
});

test('[RM84] the same is taken back once, whoever is quicker; only the last ten things are', () => {
  const room = series();
  room.ask('ann', { type: 'removeItem', item: 'two' });
  const undo = lastUndo(room);
  expect(room.ask('ann', undo)).toEqual(['queueRestored']);
  expect(room.ask('ben', undo)).toEqual([]);
  for (let i = 0; i < roomLimits.undos + 5; i++) {
    room.ask('ann', addFilm(`x${i}`, 60, false));
    room.ask('ann', { type: 'removeItem', item: `x${i}` });
  }
  expect(room.state.undos).toHaveLength(roomLimits.undos);
});

test('[RM84] what comes back must fit', () => {
  const room = RoomTrial.with('ann');
  const films = Array.from({ length: roomLimits.items }, (_, i) => newFilm(`f${i}`, 60));
  room.ask('ann', { type: 'addItems', items: films });
  room.ask('ann', { type: 'removeItem', item: 'f9' });
  const undo = lastUndo(room);
  room.ask('ann', addFilm('other', 60, false));
  expect(room.ask('ann', undo)).toBe('queueFull');
});

test('[RM84] taking off and taking back leaves the queue as it was, whatever it was', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), (gone) => {
      const room = series();
      const before = order(room);
      const undos = gone.map((item) => {
        room.ask('ann', { type: 'removeItem', item });
        return lastUndo(room);
      });
      for (const undo of undos) room.ask('ben', undo);
      expect(
        order(room)
          .split(' ')
          .toSorted((a, b) => a.localeCompare(b)),
      ).toEqual(before.split(' ').toSorted((a, b) => a.localeCompare(b)));
    }),
  );
});

test('[RM84] taken back the other way round, the order is exactly what it was', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), fc.boolean(), (gone, mix) => {
      const room = series();
      const before = order(room);
      const undos = gone.map((item) => {
        room.ask('ann', { type: 'removeItem', item });
        return lastUndo(room);
      });
      if (mix) {
        room.ask('ann', { type: 'shuffleQueue' });
        room.ask('ann', lastUndo(room));
      }
      for (const undo of undos.toReversed()) room.ask('ben', undo);
      expect(order(room)).toBe(before);
    }),
  );
});
