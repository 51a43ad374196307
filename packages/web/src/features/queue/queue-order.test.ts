import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPlace, placeAt, placeBefore } from './queue-order.ts';

const queue = ['a', 'b', 'c', 'd'];

function moved(item: string, to: number): readonly string[] {
  const before = placeBefore(queue, item, to);
  if (before === undefined) return queue;
  const others = queue.filter((id) => id !== item);
  const at = before === null ? others.length : others.indexOf(before);
  return others.toSpliced(at, 0, item);
}

test('an item goes where it is put', () => {
  fc.assert(
    fc.property(fc.constantFrom(...queue), fc.integer({ min: 0, max: 3 }), (item, to) => {
      expect(moved(item, to).indexOf(item)).toBe(to);
    }),
  );
});

test('beyond the ends is at the end; its own place is no move', () => {
  expect(placeBefore(queue, 'a', 9)).toBeNull();
  expect(placeBefore(queue, 'd', -3)).toBe('a');
  expect(placeBefore(queue, 'b', 1)).toBeUndefined();
  expect(placeBefore(queue, 'x', 1)).toBeUndefined();
});

test('play next is the place after what is on, wherever the item comes from', () => {
  fc.assert(
    fc.property(fc.constantFrom(...queue), fc.constantFrom(...queue), (item, current) => {
      const to = nextPlace(queue, current, item);
      const order = to === null ? queue : moved(item, to);
      if (item !== current) expect(order.indexOf(item)).toBe(order.indexOf(current) + 1);
      else expect(to).toBeNull();
    }),
  );
  expect(nextPlace(queue, null, 'a')).toBeNull();
});

test('the row under a finger', () => {
  const tops = [100, 150, 200];
  expect([placeAt(tops, 20), placeAt(tops, 149), placeAt(tops, 150), placeAt(tops, 900)]).toEqual([
    0, 0, 1, 2,
  ]);
});
