import { expect, test } from 'vitest';
import { emptyRoom, type RoomState } from '../room/state.ts';
import { mediaSec } from '../runtime/units.ts';
import { commandFor } from './follow-command.ts';

const film = { item: 'a', name: null, size: null };
const roomWith = (duration: number | null): RoomState => ({
  ...emptyRoom,
  queue: [
    {
      id: 'a',
      title: 'A',
      duration: duration === null ? null : mediaSec(duration),
      sources: [],
      addedBy: 'ann',
    },
  ],
});

test('[CL28] what the player or its person did becomes what the room is asked', () => {
  expect(commandFor({ type: 'stalled' }, film, null)).toEqual({ type: 'reportStall' });
  expect(commandFor({ type: 'ready' }, film, null)).toEqual({ type: 'reportReady' });
  expect(commandFor({ type: 'userPlayed' }, film, null)).toEqual({ type: 'play' });
  expect(commandFor({ type: 'userPaused' }, film, null)).toEqual({ type: 'pause' });
  expect(commandFor({ type: 'userSeeked', to: mediaSec(4) }, film, null)).toEqual({ type: 'seek', to: 4 });
  expect(commandFor({ type: 'ended' }, film, null)).toEqual({ type: 'itemEnded', item: 'a' });
});

test('[CL28] an item is described once, with a length that is one', () => {
  const loaded = (duration: number) => ({ type: 'loaded', duration: mediaSec(duration) }) as const;
  expect(commandFor(loaded(60), film, roomWith(null))).toEqual({
    type: 'describeItem',
    item: 'a',
    duration: 60,
  });
  expect(commandFor(loaded(60), film, roomWith(59))).toBe(null);
  expect(commandFor(loaded(60), film, emptyRoom)).toBe(null);
  expect(commandFor(loaded(60), film, null)).toBe(null);
  for (const odd of [0, -1, NaN, Infinity]) expect(commandFor(loaded(odd), film, roomWith(null))).toBe(null);
});
