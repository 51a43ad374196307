import { describe, expect, test } from 'vitest';
import { lessRoom, nextDeed, usualRoom, type BufferSight, type Room } from './buffer-policy.ts';

const sight = (more: Partial<BufferSight>): BufferSight => ({
  position: 100,
  held: [{ from: 95, to: 110 }],
  begun: 95,
  over: false,
  room: usualRoom,
  ...more,
});

describe('[RX4] what is done next', () => {
  const rows: readonly (readonly [what: string, sight: Partial<BufferSight>, deed: string])[] = [
    ['nothing was begun', { begun: null, held: [] }, 'begin'],
    ['there is room ahead', {}, 'fetch'],
    ['enough is ahead', { held: [{ from: 95, to: 130 }] }, 'rest'],
    ['the film has been brought to its end', { over: true }, 'rest'],
    ['a jump to where nothing is held', { position: 300 }, 'begin'],
    ['a jump back before what is held', { position: 50 }, 'begin'],
    ['the first piece has not come', { begun: 100, held: [] }, 'fetch'],
    ['what came lies before, as the key picture does', { begun: 100, held: [{ from: 90, to: 98 }] }, 'fetch'],
    [
      'what came lies behind, as the sound begins there',
      { begun: 100, held: [{ from: 101, to: 102 }] },
      'fetch',
    ],
    ['there is nothing at this place', { begun: 100, held: [], over: true }, 'rest'],
    ['the position has run out of what is held', { position: 110.1 }, 'fetch'],
    ['the position stands at the film’s end', { position: 110.1, over: true }, 'rest'],
    ['the track has ended, and the film goes on', { position: 117, over: true }, 'rest'],
    ['back from behind the track’s end', { position: 90, begun: 117, held: [], over: true }, 'begin'],
    ['much has been seen', { begun: 40, held: [{ from: 60, to: 110 }] }, 'trim'],
  ];
  test.each(rows)('%s', (_, more, deed) => expect(nextDeed(sight(more)).deed).toBe(deed));
});

test('[RX5] a browser without room gets less, down to a least', () => {
  let room: Room | null = usualRoom;
  const steps: number[] = [];
  while (room !== null) {
    steps.push(room.aheadSec);
    expect(room.behindSec).toBeGreaterThanOrEqual(1);
    room = lessRoom(room, room.aheadSec);
  }
  expect(steps.at(0)).toBe(30);
  expect(steps.at(-1)).toBe(4);
  expect(lessRoom(usualRoom, 10)?.aheadSec).toBe(7);
});
