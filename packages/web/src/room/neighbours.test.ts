import { emptyRoom, type RoomState } from '@lockstep/core';
import { expect, test } from 'vitest';
import { hasNeighbour } from './neighbours.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id, title: id, duration: null, sources: [], addedBy: 'x' }));
const room = (current: string | null, more: Partial<RoomState> = {}) => ({
  ...emptyRoom,
  queue: items,
  current,
  ...more,
});

test('[ST16] a film has neighbours inside the queue, and round the corner of a loop', () => {
  expect([hasNeighbour(room('a'), -1), hasNeighbour(room('a'), 1)]).toEqual([false, true]);
  expect([hasNeighbour(room('c'), -1), hasNeighbour(room('c'), 1)]).toEqual([true, false]);
  const loop = { settings: { ...emptyRoom.settings, loop: 'queue' as const } };
  expect([hasNeighbour(room('a', loop), -1), hasNeighbour(room('c', loop), 1)]).toEqual([true, true]);
  expect(hasNeighbour(room('a', { ...loop, queue: items.slice(0, 1) }), 1)).toBe(false);
  expect(hasNeighbour(room(null), 1)).toBe(false);
});
