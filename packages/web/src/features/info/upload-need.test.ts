import { emptyRoom, mediaSec, serverMs, type Presence } from '@lockstep/core';
import { expect, test } from 'vitest';
import { uploadNeed } from './upload-need.ts';

const row = (
  connection: string,
  name: string | null,
  link: 'up' | 'down' = 'up',
  item = 'film',
): Presence => ({
  connection,
  member: connection,
  device: 'computer',
  link,
  telemetry: {
    state: 'playing',
    position: mediaSec(1),
    at: serverMs(0),
    rate: 1,
    skewMs: 0,
    clockErrorMs: 1,
    roundTripMs: 1,
    jitterMs: 1,
    bufferedSec: 1,
    warmStartMs: 0,
    coldStartMs: 0,
    seekMs: 0,
    counts: true,
    visible: true,
    soundBlocked: false,
    film: { item, name, size: null, duration: null },
  },
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
