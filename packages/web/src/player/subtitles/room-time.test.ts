import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../../room/room-session.ts';
import { createOwnCopies } from '../own-copies.ts';
import { onRoomTime, ownOffset } from './room-time.ts';

test('[SB18] what the film that plays here says, at the seconds of the room', () => {
  const cue = { from: 12, to: 14, atTop: false, pieces: [] };
  const text = { cues: [cue], script: { text: 'x', fonts: [] }, plain: 'y' };
  expect(onRoomTime(text, 2)).toEqual({ ...text, cues: [{ ...cue, from: 10, to: 12 }] });
  expect(onRoomTime(text, 0)).toBe(text);
});

test('[SB18] the offset is that of the film that is on, and told when it changes', () => {
  const copies = createOwnCopies({ kept: null, keep: () => undefined });
  const store = createStore(() => ({ room: { current: 'a' } }));
  const offset = ownOffset({ store } as unknown as RoomSession, copies);
  let told = 0;
  const stop = offset.onChange(() => {
    told += 1;
  });
  expect(offset.read()).toBe(0);
  copies.setOffset('b', 3);
  expect(told).toBe(0);
  copies.setOffset('a', 2);
  expect([told, offset.read()]).toEqual([1, 2]);
  stop();
  copies.setOffset('a', 1);
  expect(told).toBe(1);
});
