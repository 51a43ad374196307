import { expect, test } from 'vitest';
import { decodeUp, encode } from '../protocol/codec.ts';
import type { PlayerFigures, Reading } from '../follow/player.ts';
import type { FollowPhase, FollowStatus } from '../follow/status.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { noMarks, playerStateOf, telemetryOf, type Screen } from './telemetry.ts';
import type { ClockView } from './view.ts';

const clock: ClockView = { ready: true, errorMs: 3, roundTripMs: 40, jitterMs: 2, driftPpm: 20 };
const noClock: ClockView = { ready: false, errorMs: null, roundTripMs: null, jitterMs: null, driftPpm: 0 };
const at = serverMs(1e6);

const status: FollowStatus = {
  phase: 'running',
  position: mediaSec(12.5),
  target: mediaSec(12.501),
  skewMs: -1,
  rate: 1.001,
  driftPpm: 12,
  slow: false,
  soundBlocked: false,
  playBlocked: false,
  costs: { warmStartMs: 5, coldStartMs: 70, seekMs: 130 },
  counters: { landings: 0, seeks: 0, rateWrites: 0, stalls: 0, missedAppointments: 0 },
};

const screenWith = (changes: Partial<FollowStatus>, others: Partial<Screen> = {}): Screen => ({
  film: { item: 'item', name: 'film.mp4', size: 1000 },
  marks: noMarks,
  length: mediaSec(60),
  player: {
    read: () => ({
      position: mediaSec(12.5),
      paused: false,
      seeking: false,
      ready: true,
      ended: false,
      duration: mediaSec(60),
    }),
    bufferedAhead: (from) => 60 - from,
  },
  status: { ...status, ...changes },
  failed: false,
  ...others,
});

test('[CL22] tells where the player is and when, what it costs, and which film it is', () => {
  expect(telemetryOf({ at, clock, screen: screenWith({}), visible: true })).toEqual({
    state: 'playing',
    position: 12.5,
    at: 1e6,
    rate: 1.001,
    skewMs: -1,
    clockErrorMs: 3,
    roundTripMs: 40,
    jitterMs: 2,
    bufferedSec: 47.5,
    warmStartMs: 5,
    coldStartMs: 70,
    seekMs: 130,
    counts: true,
    visible: true,
    soundBlocked: false,
    stalls: 0,
    film: { item: 'item', name: 'film.mp4', size: 1000, duration: 60 },
  });
});

test('[SR11][SR20] tells whose film it is, what is in it, and by how much its cut differs', () => {
  const hash = 'a'.repeat(64);
  const screen = screenWith(
    {},
    { film: { item: 'item', name: null, size: null, isOwn: true }, marks: { hash, offsetSec: -2.5 } },
  );
  expect(telemetryOf({ at, clock, screen, visible: true }).film).toEqual({
    item: 'item',
    name: null,
    size: null,
    duration: 60,
    hash,
    own: true,
    offsetSec: -2.5,
  });
});

test('[CL52] tells what the player knows of transfers and its picture, and leaves out what it does not', () => {
  const told = (figures: PlayerFigures) =>
    telemetryOf({
      at,
      clock,
      screen: screenWith({}, { player: { ...screenWith({}).player, figures: () => figures } }),
      visible: true,
    });
  const picture = { width: 1280, height: 720, dropped: 3, frames: 900 };
  expect(told({ fetchSpeed: 2.5, bytesPerSec: 400_000, picture })).toMatchObject({
    fetchSpeed: 2.5,
    bytesPerSec: 400_000,
    picture,
  });
  expect(Object.keys(told({}))).not.toContain('bytesPerSec');
  expect(Object.keys(told({}))).not.toContain('trouble');
  const odd = told({
    fetchSpeed: Infinity,
    bytesPerSec: NaN,
    picture: { ...picture, dropped: -1, width: 1.5 },
    trouble: { cause: 'line', inSec: Infinity },
  });
  expect(decodeUp(encode({ type: 'report', ...odd })).ok).toBe(true);
});

test('[CL66] tells what is wrong with the picture, and until when it will do', () => {
  const player = {
    ...screenWith({}).player,
    figures: () => ({ trouble: { cause: 'line', inSec: 12.5 } }) as const,
  };
  expect(telemetryOf({ at, clock, screen: screenWith({}, { player }), visible: true }).trouble).toEqual({
    cause: 'line',
    inSec: 12.5,
  });
});

test('[CL22] without a player it says so and does not count', () => {
  expect(telemetryOf({ at, clock: noClock, screen: null, visible: false })).toMatchObject({
    state: 'noSource',
    position: null,
    clockErrorMs: null,
    counts: false,
    visible: false,
    film: null,
  });
});

test('[CL22] each phase has its state', () => {
  const states = {
    idle: 'noSource',
    paused: 'paused',
    landing: 'landing',
    starting: 'starting',
    trimming: 'playing',
    running: 'playing',
    stalled: 'buffering',
    away: 'away',
  } as const satisfies Record<FollowPhase, string>;
  const phases = Object.keys(states) as FollowPhase[];
  for (const phase of phases) expect(playerStateOf(screenWith({ phase }))).toBe(states[phase]);
  expect(playerStateOf(screenWith({}, { failed: true }))).toBe('failed');
  expect(playerStateOf(null)).toBe('noSource');
});

test('[CL22] paused without data is buffering, but not while it seeks or at the end', () => {
  const pausedWith = (changes: Partial<Reading>): Screen => {
    const screen = screenWith({ phase: 'paused' });
    const reading = { ...screen.player.read(), ...changes };
    return { ...screen, player: { ...screen.player, read: () => reading } };
  };
  expect(playerStateOf(pausedWith({}))).toBe('paused');
  expect(playerStateOf(pausedWith({ ready: false }))).toBe('buffering');
  expect(playerStateOf(pausedWith({ ready: false, seeking: true }))).toBe('paused');
  expect(playerStateOf(pausedWith({ ready: false, ended: true }))).toBe('paused');
});

test('[CL24] slow, away, blocked, failed and idle ones do not count', () => {
  const counts = (screen: Screen): boolean => telemetryOf({ at, clock, screen, visible: true }).counts;
  expect(counts(screenWith({ phase: 'stalled' }))).toBe(true);
  expect(counts(screenWith({ slow: true }))).toBe(false);
  expect(counts(screenWith({ playBlocked: true }))).toBe(false);
  expect(counts(screenWith({ phase: 'away' }))).toBe(false);
  expect(counts(screenWith({ phase: 'idle' }))).toBe(false);
  expect(counts(screenWith({}, { failed: true }))).toBe(false);
});

test('[CL23] whatever the numbers are, the report fits the protocol', () => {
  const odd = [NaN, Infinity, -Infinity, -5, 0, 1e300];
  for (const value of odd) {
    const screen = screenWith(
      {
        position: mediaSec(value),
        skewMs: value,
        rate: value,
        costs: { warmStartMs: value, coldStartMs: value, seekMs: value },
      },
      {
        film: { item: 'item', name: 'n'.repeat(5000), size: value },
        player: {
          read: () => ({
            position: mediaSec(value),
            paused: false,
            seeking: false,
            ready: true,
            ended: false,
            duration: mediaSec(value),
          }),
          bufferedAhead: () => value,
        },
      },
    );
    const oddClock = { ...clock, errorMs: value, roundTripMs: value, jitterMs: value };
    const telemetry = telemetryOf({ at, clock: oddClock, screen, visible: true });
    expect(decodeUp(encode({ type: 'report', ...telemetry }))).toMatchObject({ ok: true });
  }
});
