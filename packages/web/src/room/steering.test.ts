import { emptyRoom, mediaSec, serverMs, usualSettings, type RoomState } from '@lockstep/core';
import { expect, test } from 'vitest';
import { isOver } from './film-end.ts';
import { steeringOf, steers } from './steering.ts';

const people = [
  { id: 'ann', name: 'Ann', colour: 0 },
  { id: 'ben', name: 'Ben', colour: 1 },
];
const as = (me: string, more: Partial<RoomState>) => ({
  room: { ...emptyRoom, members: people, grants: [{ member: 'ann', role: 'host' as const }], ...more },
  me,
});

test('everyone steers unless the room says otherwise', () => {
  expect(steers(as('ben', {}))).toBe(true);
  expect(steeringOf({ room: null, me: null })).toEqual({ steers: true });
});

test('who does not steer knows who does', () => {
  expect(steeringOf(as('ben', { control: { mode: 'hosts' } }))).toEqual({ steers: false, why: 'hosts' });
  expect(steers(as('ann', { control: { mode: 'hosts' } }))).toBe(true);
  expect(steeringOf(as('ben', { control: { mode: 'baton', holder: 'ann' } }))).toEqual({
    steers: false,
    why: 'baton',
    holder: 'Ann',
    takes: true,
  });
  expect(steeringOf(as('ben', { control: { mode: 'baton', holder: null } }))).toMatchObject({ holder: null });
  expect(steeringOf(as('ben', { settings: { ...usualSettings, newcomers: 'viewer' } }))).toEqual({
    steers: false,
    why: 'role',
  });
});

test('[ST8] a film is over when it stands at its end', () => {
  const at = (position: number, playing: boolean) => {
    const timeline = { position: mediaSec(position), rate: 1, playing, at: serverMs(0) };
    const item = { id: 'i', title: 'x', duration: mediaSec(60), sources: [], addedBy: 'ann' };
    return isOver({
      room: {
        ...emptyRoom,
        queue: [item],
        current: 'i',
        playback: { ...emptyRoom.playback, timeline },
      },
    });
  };
  expect(at(60, false)).toBe(true);
  expect(at(59, false)).toBe(false);
  expect(at(60, true)).toBe(false);
  expect(isOver({ room: null })).toBe(false);
});
