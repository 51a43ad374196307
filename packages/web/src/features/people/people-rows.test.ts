import { emptyRoom, type RoomView } from '@lockstep/core';
import { expect, test } from 'vitest';
import { peopleRows } from './people-rows.ts';

const members = ['ann', 'ben', 'Ben'].map((name, i) => ({ id: `m${i}`, name, colour: i }));
const figures = { members: 3, connections: 3, down: 0, playing: 3, buffering: 0, away: 0, skewMs: null };
const view = (crowd: boolean, told = 'm0'): RoomView => ({
  link: { state: 'online' },
  clock: { ready: true, errorMs: 1, roundTripMs: 1, jitterMs: 1, driftPpm: 0 },
  me: 'm0',
  myConnection: 'c0',
  room: { ...emptyRoom, members },
  confirmed: null,
  roster: [{ connection: 'c0', member: told, device: 'phone', link: 'up', telemetry: null }],
  figures: crowd ? figures : null,
  mostInCall: null,
  chat: { messages: [], unsent: [] },
  follow: null,
});

test('[PR35] in a crowd those of whom nothing is told have a row too; in a small room their row is on its way', () => {
  expect(peopleRows(view(false)).map(({ key }) => key)).toEqual(['c0']);
  const rows = peopleRows(view(true));
  expect(rows.map(({ kind }) => kind)).toEqual(['person', 'quiet', 'quiet']);
  expect(rows.flatMap((row) => (row.kind === 'quiet' ? [row.name] : []))).toEqual(['ben (1)', 'Ben (2)']);
});

test('whoever is told of keeps the place of joining', () => {
  expect(peopleRows(view(true, 'm2')).map(({ member }) => member)).toEqual(['m1', 'm2']);
  expect(peopleRows(view(true, 'm1')).map(({ member, kind }) => [member, kind])).toEqual([
    ['m1', 'person'],
    ['m2', 'quiet'],
  ]);
});
