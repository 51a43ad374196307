import { emptyRoom, mediaSec, type Command, type RoomState } from '@lockstep/core';
import { expect, test } from 'vitest';
import { mayAsk, refusalOf } from './may-ask.ts';

const members = ['ann', 'ben', 'cleo'].map((id, colour) => ({ id, name: id, colour }));
const room: RoomState = {
  ...emptyRoom,
  seq: 9,
  members,
  grants: [{ member: 'ann', role: 'host' }],
  queue: [{ id: 'film', title: 'x', duration: mediaSec(100), sources: [], addedBy: 'ann' }],
  current: 'film',
};
const sync: Command = { type: 'syncToMe', position: mediaSec(5) };

test('[RM43] what the room would refuse is told with its reason', () => {
  expect(mayAsk({ room, me: 'ann' }, { type: 'kick', member: 'ben' })).toBe(true);
  expect(refusalOf({ room, me: 'ben' }, { type: 'kick', member: 'ann' })).toBe('notAllowed');
  expect(refusalOf({ room, me: 'ann' }, { type: 'setRole', member: 'ann', role: 'member' })).toBe('lastHost');
  expect(refusalOf({ room: { ...room, control: { mode: 'hosts' } }, me: 'ben' }, sync)).toBe('notInControl');
});

test('[RM5] it is asked as if pressed now: nothing is superseded', () => {
  const playback = { ...room.playback, by: 'ann', issuedAt: 5000 as never };
  expect(mayAsk({ room: { ...room, playback }, me: 'ben' }, sync)).toBe(true);
});

test('[RM35] somebody of a crowd may ask what his role may; nobody may before he is in', () => {
  expect(mayAsk({ room, me: 'dee' }, sync)).toBe(true);
  expect(refusalOf({ room: null, me: null }, sync)).toBe('notMember');
});
