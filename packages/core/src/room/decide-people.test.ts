import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial } from '../testkit/room-trial.ts';
import type { Role } from './house.ts';
import { deputyOf, roleOf } from './roles.ts';

const roles = (room: RoomTrial, ...members: string[]): Role[] => members.map((id) => roleOf(room.state, id));
const role = (member: string, to: Role) => ({ type: 'setRole', member, role: to }) as const;

test('[RM38] whoever makes a room is its host, and is so again when he comes back', () => {
  const room = RoomTrial.with('ann', 'ben');
  expect(roles(room, 'ann', 'ben', 'stranger')).toEqual(['host', 'member', 'member']);
  room.system({ type: 'dismiss', member: 'ann' });
  room.system({ type: 'admit', member: 'ann', name: 'ann' });
  expect(roles(room, 'ann', 'ben')).toEqual(['host', 'member']);
});

test('[RM39] while no host is here the longest-present moderator acts as one would, else the longest-present member', () => {
  const room = RoomTrial.with('ann', 'ben', 'cal', 'dee');
  room.ask('ann', role('dee', 'moderator'));
  room.ask('ann', role('ben', 'viewer'));
  expect(deputyOf(room.state)).toBeNull();
  room.system({ type: 'dismiss', member: 'ann' });
  expect(deputyOf(room.state)).toBe('dee');
  room.system({ type: 'dismiss', member: 'dee' });
  expect(deputyOf(room.state)).toBe('cal');
  expect(roles(room, 'ben', 'cal')).toEqual(['viewer', 'moderator']);
  expect(room.ask('cal', { type: 'setControlMode', mode: 'hosts' })).toEqual(['modeSet']);
  expect(room.ask('cal', { type: 'close' })).toBe('notAllowed');
  room.system({ type: 'dismiss', member: 'cal' });
  expect(deputyOf(room.state)).toBeNull();
});

test('[RM39] where nobody ever was host, the deputy is one', () => {
  const room = RoomTrial.with('ann', 'ben');
  room.state = { ...room.state, grants: [] };
  expect(roles(room, 'ann', 'ben')).toEqual(['host', 'member']);
  expect(room.ask('ann', role('ann', 'host'))).toEqual(['roleSet']);
});

test('[RM40] roles are given up to one’s own rank, to those below it; everybody may step down, but not the last host', () => {
  const room = RoomTrial.with('ann', 'ben', 'cal', 'dee');
  expect(room.ask('ann', role('ben', 'moderator'))).toEqual(['roleSet']);
  expect(room.ask('ben', role('cal', 'host'))).toBe('outranked');
  expect(room.ask('ben', role('ann', 'viewer'))).toBe('outranked');
  expect(room.ask('ben', role('cal', 'viewer'))).toEqual(['roleSet']);
  expect(room.ask('ben', role('ben', 'host'))).toBe('outranked');
  expect(room.ask('ben', role('ben', 'member'))).toEqual(['roleSet']);
  expect(room.ask('cal', role('cal', 'member'))).toBe('notAllowed');
  expect(room.ask('ann', role('ann', 'member'))).toBe('lastHost');
  expect(room.ask('ann', role('dee', 'host'))).toEqual(['roleSet']);
  expect(room.ask('ann', role('ann', 'member'))).toEqual(['roleSet']);
  expect(room.ask('dee', role('nobody', 'viewer'))).toBe('unknownMember');
  expect(room.ask('dee', role('dee', 'host'))).toEqual([]);
});

test('[RM41] rights are changed by hosts; that right itself stays with them', () => {
  const room = RoomTrial.with('ann', 'ben');
  expect(room.ask('ben', { type: 'setRight', action: 'playback', from: 'host' })).toBe('notAllowed');
  expect(room.ask('ann', { type: 'setRight', action: 'chat', from: 'host' })).toEqual(['rightSet']);
  expect(room.ask('ann', { type: 'setRight', action: 'chat', from: 'host' })).toEqual([]);
  expect(room.ask('ann', { type: 'setRight', action: 'rights', from: 'member' })).toBe('outOfRange');
  expect(room.ask('ann', { type: 'setRight', action: 'title', from: 'host' })).toEqual(['rightSet']);
  expect(room.ask('ben', { type: 'setTitle', title: 'x' })).toBe('notAllowed');
});

test('[RM43][RM44] kicking and banning reach only those below; a kicked one may come back, a banned one not', () => {
  const room = RoomTrial.with('ann', 'ben', 'cal');
  room.ask('ann', role('ben', 'moderator'));
  expect(room.ask('ben', { type: 'kick', member: 'ann' })).toBe('outranked');
  expect(room.ask('ben', { type: 'kick', member: 'ben' })).toBe('outranked');
  expect(room.ask('ben', { type: 'kick', member: 'who' })).toBe('unknownMember');
  expect(room.ask('ben', { type: 'kick', member: 'cal' })).toEqual(['kicked']);
  expect(room.ask('cal', { type: 'play' })).toBe('notMember');
  expect(room.system({ type: 'admit', member: 'cal', name: 'Cal' })).toEqual(['joined']);
  expect(room.ask('ben', { type: 'ban', member: 'cal' })).toEqual(['banned']);
  expect(room.system({ type: 'admit', member: 'cal', name: 'Cal' })).toBe('banned');
  expect(room.state.bans).toEqual([{ member: 'cal', name: 'Cal', at: room.now }]);
  expect(room.ask('ben', { type: 'unban', member: 'cal' })).toEqual(['unbanned']);
  expect(room.system({ type: 'admit', member: 'cal', name: 'Cal' })).toEqual(['joined']);
});

test('[CA7] hushing reaches nobody above, changes nothing in the room, and is told', () => {
  const room = RoomTrial.with('ann', 'ben', 'cal');
  room.ask('ann', role('ben', 'moderator'));
  const before = room.state;
  const hush = (member: string) => ({ type: 'hush', member, what: 'mic' }) as const;
  expect(room.ask('cal', hush('ben'))).toBe('notAllowed');
  expect(room.ask('ben', hush('ann'))).toBe('outranked');
  expect(room.ask('ben', hush('who'))).toBe('unknownMember');
  expect(room.ask('ben', hush('cal'))).toEqual(['hushed']);
  expect(room.ask('ben', hush('cal'))).toEqual(['hushed']);
  const { seq: _, recentCommands: __, ...state } = room.state;
  expect(before).toMatchObject(state);
});

test('[RM20] nobody waits for somebody who was put out', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  room.ask('ann', { type: 'play' });
  room.wait(5000).ask('ben', { type: 'reportStall' });
  expect(room.ask('ann', { type: 'kick', member: 'ben' })).toEqual(['released', 'kicked']);
  expect(room.state.hold).toBeNull();
  expect(room.line.playing).toBe(true);
});

test('[RM48] a closed room takes nobody and nothing any more', () => {
  const room = RoomTrial.watching(600, 'ann', 'ben');
  expect(room.ask('ann', { type: 'close' })).toEqual(['closed']);
  expect(room.ask('ann', { type: 'seek', to: mediaSec(1) })).toBe('roomClosed');
  expect(room.system({ type: 'admit', member: 'cal', name: 'Cal' })).toBe('roomClosed');
});
