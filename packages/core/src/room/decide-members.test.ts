import { expect, test } from 'vitest';
import { RoomTrial } from '../testkit/room-trial.ts';
import { meansToPlay } from './state.ts';

test('[RM28] the first one opens the room; joining and leaving move nobody', () => {
  const room = new RoomTrial();
  expect(room.system({ type: 'admit', member: 'ann', name: 'Ann' })).toEqual(['opened', 'joined']);
  expect(room.state.createdAt).toBe(room.now);
  const { playback } = room.state;
  expect(room.system({ type: 'admit', member: 'ben', name: 'Ben' })).toEqual(['joined']);
  expect(room.system({ type: 'dismiss', member: 'ben' })).toEqual(['left']);
  expect(room.system({ type: 'dismiss', member: 'ben' })).toEqual([]);
  expect(room.state.playback).toBe(playback);
  expect(room.state.members.map(({ id }) => id)).toEqual(['ann']);
});

test('[RM28] coming again changes the name at most', () => {
  const room = RoomTrial.with('ann');
  expect(room.system({ type: 'admit', member: 'ann', name: 'ann' })).toEqual([]);
  expect(room.system({ type: 'admit', member: 'ann', name: 'Anna' })).toEqual(['renamed']);
  expect(room.state.members).toEqual([{ id: 'ann', name: 'Anna', colour: 0 }]);
});

test('[RM35] in a big room newcomers are a crowd, until they do something', () => {
  const room = new RoomTrial();
  const members = Array.from({ length: 200 }, (_, i) => ({ id: `m${i}`, name: 'x', colour: 0 }));
  room.state = { ...room.state, seq: 1, members, grants: [{ member: 'mod', role: 'moderator' }] };
  expect(room.system({ type: 'admit', member: 'late', name: 'Late' })).toEqual([]);
  expect(room.ask('late', { type: 'pause' })).toBe('notMember');
  expect(room.system({ type: 'dismiss', member: 'late' })).toEqual([]);
  expect(room.system({ type: 'admit', member: 'mod', name: 'Mod' })).toEqual(['joined']);
  const named = { type: 'admit', member: 'late', name: 'Late', inside: true, named: true } as const;
  expect(room.system(named)).toEqual(['joined']);
  expect(room.system({ type: 'admit', member: 'm7', name: 'y' })).toEqual(['renamed']);
});

test('[RM35] 2000 names are kept at a time', () => {
  const room = new RoomTrial();
  const members = Array.from({ length: 2000 }, (_, i) => ({ id: `m${i}`, name: 'x', colour: 0 }));
  room.state = { ...room.state, seq: 1, members };
  expect(room.system({ type: 'admit', member: 'late', name: 'Late', named: true })).toBe('roomFull');
  expect(room.system({ type: 'admit', member: 'late', name: 'Late' })).toEqual([]);
  expect(room.system({ type: 'admit', member: 'm7', name: 'x' })).toEqual([]);
});

test('[RM29] with nobody there the line stops where it is', () => {
  const room = RoomTrial.watching(600, 'ann');
  expect(room.system({ type: 'sleep' })).toEqual([]);
  room.ask('ann', { type: 'play' });
  room.wait(10_200).system({ type: 'dismiss', member: 'ann' });
  expect(room.system({ type: 'sleep' })).toEqual(['slept']);
  expect(room.line).toEqual({ position: 10, rate: 1, playing: false, at: room.now });
  expect(meansToPlay(room.state)).toBe(false);
});

test('[RM29] a room that waits when the last one leaves waits no longer', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  room.ask('ann', { type: 'play' });
  room.wait(5000).ask('ben', { type: 'reportStall' });
  expect(room.system({ type: 'sleep' })).toEqual(['slept']);
  expect(room.state.hold).toBeNull();
});

test('[RM30] names are cleaned; one of which nothing is left is refused', () => {
  const room = RoomTrial.with('ann');
  expect(room.ask('ann', { type: 'rename', name: '  An\u202Ena ' })).toEqual(['renamed']);
  expect(room.state.members[0]?.name).toBe('Anna');
  expect(room.ask('ann', { type: 'rename', name: 'Anna' })).toEqual([]);
  expect(room.ask('ann', { type: 'rename', name: '\u200B\n' })).toBe('badName');
  expect(room.system({ type: 'admit', member: 'ben', name: '' })).toBe('badName');
});

test('[RM30] a title is cleaned and may be taken away', () => {
  const room = RoomTrial.with('ann');
  expect(room.ask('ann', { type: 'setTitle', title: ' Film\tnight ' })).toEqual(['titled']);
  expect(room.state.title).toBe('Film night');
  expect(room.ask('ann', { type: 'setTitle', title: 'Film night' })).toEqual([]);
  expect(room.ask('ann', { type: 'setTitle', title: '' })).toEqual(['titled']);
});

test('[RM31] each gets the colour that the fewest have', () => {
  const room = RoomTrial.with(...Array.from({ length: 14 }, (_, i) => `m${i}`));
  expect(room.state.members.map(({ colour }) => colour)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1,
  ]);
  room.system({ type: 'dismiss', member: 'm4' });
  room.system({ type: 'admit', member: 'next', name: 'next' });
  expect(room.state.members.at(-1)?.colour).toBe(4);
});
