import {
  emptyRoom,
  mediaSec,
  serverMs,
  type FollowStatus,
  type Presence,
  type RoomView,
} from '@lockstep/core';
import { describe, expect, test } from 'vitest';
import { headCount, markedName, nameMarks, peopleIn, placeAt, roomSpread } from './people.ts';

type Telemetry = NonNullable<Presence['telemetry']>;

const telemetry = (more: Partial<Telemetry> = {}): Telemetry => ({
  state: 'playing',
  position: mediaSec(100),
  at: serverMs(10_000),
  rate: 1,
  skewMs: null,
  clockErrorMs: 5,
  roundTripMs: 40,
  jitterMs: 2,
  bufferedSec: 30,
  warmStartMs: 20,
  coldStartMs: 80,
  seekMs: 100,
  counts: true,
  visible: true,
  soundBlocked: false,
  film: { item: 'i1', name: null, size: null, duration: null },
  ...more,
});

const presence = (connection: string, member: string, told: Telemetry | null): Presence => ({
  connection,
  member,
  device: 'computer',
  link: 'up',
  telemetry: told,
});

const follow = (more: Partial<FollowStatus> = {}): FollowStatus => ({
  phase: 'running',
  position: mediaSec(101),
  target: mediaSec(101),
  skewMs: null,
  rate: 1,
  driftPpm: 0,
  slow: false,
  soundBlocked: false,
  playBlocked: false,
  costs: { warmStartMs: 0, coldStartMs: 0, seekMs: 0 },
  counters: { landings: 0, seeks: 0, rateWrites: 0, stalls: 0, missedAppointments: 0 },
  ...more,
});

const members = [
  { id: 'ann', name: 'Ann', colour: 0 },
  { id: 'me', name: 'Ben', colour: 1 },
  { id: 'ann2', name: 'ann', colour: 2 },
];

const view = (roster: readonly Presence[], mine: FollowStatus | null): RoomView => {
  const timeline = { position: mediaSec(100), rate: 1, playing: true, at: serverMs(10_000) };
  const room = { ...emptyRoom, members, current: 'i1', playback: { ...emptyRoom.playback, timeline } };
  return {
    link: { state: 'online' },
    clock: { ready: true, errorMs: 5, roundTripMs: 33, jitterMs: 1, driftPpm: 0 },
    me: 'me',
    myConnection: 'c-me',
    room,
    confirmed: room,
    roster,
    figures: null,
    mostInCall: null,
    chat: { messages: [], unsent: [] },
    follow: mine,
  };
};

const only = (told: Telemetry, mine: FollowStatus | null) =>
  peopleIn(view([presence('c-me', 'me', telemetry()), presence('c1', 'ann', told)], mine))[1];

describe('gap to me', () => {
  test('is the difference of both skews where both are measured', () => {
    expect(only(telemetry({ skewMs: 4 }), follow({ skewMs: -1.5 }))?.gapMs).toBe(5.5);
  });

  test('else each position is compared with the line at its own moment', () => {
    expect(only(telemetry(), follow())?.gapMs).toBe(0);
    expect(only(telemetry({ position: mediaSec(100.5) }), follow())?.gapMs).toBe(500);
    // Stood still for half a second after the line began.
    expect(only(telemetry({ state: 'starting', at: serverMs(10_500) }), follow())?.gapMs).toBe(-500);
    expect(only(telemetry(), follow({ position: mediaSec(102) }))?.gapMs).toBe(-1000);
  });

  test('cannot be told from a report older than the line', () => {
    expect(only(telemetry({ at: serverMs(9999) }), follow())?.gapMs).toBeNull();
  });

  test('cannot be told for another film or none', () => {
    expect(
      only(telemetry({ film: { item: 'i9', name: null, size: null, duration: null } }), follow()),
    ).toMatchObject({
      gapMs: null,
      state: 'noFilm',
    });
    expect(only(telemetry({ film: null, position: null, state: 'noSource' }), follow())?.gapMs).toBeNull();
  });
});

test('I come first, a second tab of mine next, the same name is told apart', () => {
  const rows = peopleIn(
    view(
      [
        presence('c1', 'ann', telemetry()),
        presence('c2', 'ann2', null),
        presence('c-me2', 'me', telemetry({ visible: false })),
        presence('c-me', 'me', telemetry()),
      ],
      follow(),
    ),
  );
  expect(rows.map(({ connection }) => connection)).toEqual(['c-me', 'c-me2', 'c1', 'c2']);
  expect(rows.map(markedName)).toEqual(['Ben', 'Ben', 'Ann (1)', 'ann (2)']);
  expect(rows.map(({ here }) => here)).toEqual([true, false, false, false]);
  expect(rows[1]).toMatchObject({ me: true, hidden: true });
  expect(rows[3]?.state).toBe('joining');
});

test('a row tells place, figures, role and whether it is another device of the same person', () => {
  const told = telemetry({ bytesPerSec: 5e5, stalls: 2, clockErrorMs: 3 });
  const rows = peopleIn(
    view([presence('c1', 'ann', told), presence('c2', 'ann', telemetry({ state: 'paused' }))], follow()),
  );
  expect(rows[0]).toMatchObject({
    place: { position: 100, rate: 1 },
    bytesPerSec: 5e5,
    stalls: 2,
    clockErrorMs: 3,
    bufferedSec: 30,
    role: 'host',
    inControl: false,
    again: false,
  });
  expect(rows[1]).toMatchObject({ again: true, place: { rate: 0 } });
});

test('a place goes on while it moves, and is not guessed far', () => {
  const place = { position: mediaSec(100), at: serverMs(10_000), rate: 2 };
  expect(placeAt(place, serverMs(11_000))).toBe(102);
  expect(placeAt({ ...place, rate: 0 }, serverMs(11_000))).toBe(100);
  expect(placeAt(place, serverMs(1e9))).toBe(110);
  expect(placeAt(place, null)).toBe(100);
});

test('whoever is away by wish is where their own film is', () => {
  const away = telemetry({ state: 'away', excursion: 'playing', position: mediaSec(40), counts: false });
  expect(only(away, follow({ position: mediaSec(100), target: mediaSec(100) }))).toMatchObject({
    state: 'away',
    excursion: 'playing',
    gapMs: -60_000,
    place: { position: 40, rate: 1 },
  });
});

test('marks are given only where a name is shared', () => {
  expect(nameMarks([{ id: 'a', name: 'Ann' }]).size).toBe(0);
  expect([
    ...nameMarks([
      { id: 'a', name: 'Ｂｅｎ' },
      { id: 'b', name: 'ben' },
    ]),
  ]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('a member with two tabs counts once', () => {
  expect(
    headCount(view([presence('x', 'me', null), presence('y', 'me', null), presence('z', 'ann', null)], null)),
  ).toBe(2);
});

test('the spread is between the farthest two who are measured and reachable', () => {
  const lost: Presence = { ...presence('c3', 'ann2', telemetry({ skewMs: 900 })), link: 'down' };
  const people = peopleIn(
    view(
      [presence('c-me', 'me', telemetry()), presence('c1', 'ann', telemetry({ skewMs: 2 })), lost],
      follow({ skewMs: -1 }),
    ),
  );
  expect(roomSpread(people)).toBe(3);
  expect(roomSpread(people.slice(0, 1))).toBeNull();
});
