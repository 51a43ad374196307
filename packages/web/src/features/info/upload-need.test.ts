import { emptyRoom, type Presence } from '@lockstep/core';
import { expect, test } from 'vitest';
import { watching } from '../../room/testkit/watching.ts';
import { uploadNeed } from './upload-need.ts';

const row = (
  connection: string,
  name: string | null,
  link: 'up' | 'down' = 'up',
  item = 'film',
): Presence => ({
  ...watching(connection, { film: { item, name, size: null, duration: null } }),
  link,
});
const view = (rate = 1) => ({
  room: {
    ...emptyRoom,
    current: 'film',
    playback: { ...emptyRoom.playback, timeline: { ...emptyRoom.playback.timeline, rate } },
  },
  roster: [
    row('a', null),
    row('b', null),
    row('own', 'a.mp4'),
    row('gone', null, 'down'),
    row('other', null, 'up', 'x'),
  ],
});

test('[TR51] who watches from the server counts, at the speed of the room', () => {
  expect(uploadNeed(view(), 300_000, null)).toEqual({ viewers: 2, bytesPerSec: 600_000, isTooMuch: false });
  expect(uploadNeed(view(2), 300_000, 1_000_000)).toEqual({
    viewers: 2,
    bytesPerSec: 1_200_000,
    isTooMuch: true,
  });
});

test('[TR51] what is not known warns nobody', () => {
  expect(uploadNeed(view(), null, 1).isTooMuch).toBe(false);
  expect(uploadNeed(view(), 1e9, null).isTooMuch).toBe(false);
});
