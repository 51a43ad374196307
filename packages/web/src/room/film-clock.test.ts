import {
  emptyRoom,
  mediaSec,
  serverMs,
  type FollowPhase,
  type RoomState,
  type RoomView,
  type Timeline,
} from '@lockstep/core';
import { expect, test } from 'vitest';
import { filmPosition, motionOf } from './film-clock.ts';

const line = (more: Partial<Timeline> = {}): Timeline => ({
  position: mediaSec(10),
  rate: 2,
  playing: true,
  at: serverMs(1000),
  ...more,
});

const roomWith = (timeline: Timeline, more: Partial<RoomState> = {}): RoomState => ({
  ...emptyRoom,
  queue: [{ id: 'i1', title: 'x', duration: mediaSec(20), sources: [], addedBy: 'a' }],
  current: 'i1',
  playback: { ...emptyRoom.playback, timeline },
  ...more,
});

const viewOf = (room: RoomState | null, phase: FollowPhase | null = null): RoomView => ({
  link: { state: 'online' },
  clock: { ready: true, errorMs: 1, roundTripMs: 1, jitterMs: 0, driftPpm: 0 },
  me: null,
  myConnection: 'c',
  room,
  confirmed: room,
  roster: [],
  figures: null,
  mostInCall: null,
  chat: { messages: [], unsent: [] },
  follow:
    phase === null
      ? null
      : {
          phase,
          position: null,
          target: null,
          skewMs: null,
          rate: 1,
          driftPpm: 0,
          slow: false,
          soundBlocked: false,
          playBlocked: false,
          costs: { warmStartMs: 0, coldStartMs: 0, seekMs: 0 },
          counters: { landings: 0, seeks: 0, rateWrites: 0, stalls: 0, missedAppointments: 0 },
        },
});

test('the position runs along the line, begins when the line does, and ends with the film', () => {
  const view = viewOf(roomWith(line()));
  expect(filmPosition(view, serverMs(500))).toBe(10);
  expect(filmPosition(view, serverMs(3000))).toBe(14);
  expect(filmPosition(view, serverMs(99_000))).toBe(20);
  expect(filmPosition(view, null)).toBe(10);
  expect(filmPosition(viewOf(null), serverMs(0))).toBe(0);
});

test('what the play button shows', () => {
  const hold = { members: ['a'], since: serverMs(0), until: serverMs(9) };
  expect(motionOf(viewOf(null))).toBe('empty');
  expect(motionOf(viewOf(roomWith(line(), { current: null })))).toBe('empty');
  expect(motionOf(viewOf(roomWith(line({ playing: false })), 'paused'))).toBe('paused');
  expect(motionOf(viewOf(roomWith(line({ playing: false }), { hold }), 'paused'))).toBe('held');
  expect(motionOf(viewOf(roomWith(line()), 'paused'))).toBe('starting');
  expect(motionOf(viewOf(roomWith(line())))).toBe('starting');
  expect(motionOf(viewOf(roomWith(line()), 'running'))).toBe('playing');
});
