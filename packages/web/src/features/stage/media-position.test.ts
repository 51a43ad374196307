import { emptyRoom, mediaSec, serverMs, type RoomView } from '@lockstep/core';
import { expect, test } from 'vitest';
import { mediaPosition } from './media-position.ts';

const view = (duration: number | null) => {
  const item = {
    id: 'i',
    title: 'x',
    duration: duration === null ? null : mediaSec(duration),
    sources: [],
    addedBy: 'a',
  };
  const timeline = { position: mediaSec(10), rate: 2, playing: true, at: serverMs(1000) };
  const room = {
    ...emptyRoom,
    queue: [item],
    current: 'i',
    playback: { ...emptyRoom.playback, timeline },
  };
  return { room } as unknown as RoomView;
};

test("[ST16] the platform shows the room's place, speed and length, and never more than the film", () => {
  expect(mediaPosition(view(60), serverMs(6000))).toEqual({ duration: 60, position: 20, playbackRate: 2 });
  expect(mediaPosition(view(60), serverMs(90_000))?.position).toBe(60);
  expect(mediaPosition(view(60), null)?.position).toBe(10);
});

test('[ST16] of a film without an end it shows nothing', () => {
  expect(mediaPosition(view(null), serverMs(0))).toBeNull();
  expect(mediaPosition({ room: null } as unknown as RoomView, null)).toBeNull();
});
