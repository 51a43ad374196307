import { expect, test } from 'vitest';
import { RoomTrial } from '../testkit/room-trial.ts';
import type { Admission } from './commands.ts';
import { publicEntries, publicRoom } from './public-room.ts';
import { roleOf } from './roles.ts';

const enter = (room: RoomTrial, member: string, more: Partial<Admission> = {}) =>
  room.system({ type: 'admit', member, name: member, ...more });

function withPassword(): RoomTrial {
  const room = RoomTrial.with('ann', 'ben');
  const command = { type: 'setPassword', password: 'plain words' } as const;
  room.request({ from: 'member', id: 'p', by: 'ann', issuedAt: room.now, command, sealed: 'SEAL' });
  return room;
}

test('[RM45] a locked room lets in whoever was here, hosts and moderators, and nobody else', () => {
  const room = RoomTrial.with('ann', 'ben', 'mod');
  room.ask('ann', { type: 'setRole', member: 'mod', role: 'moderator' });
  room.system({ type: 'dismiss', member: 'mod' });
  expect(room.ask('ann', { type: 'setLock', locked: true })).toEqual(['lockSet']);
  expect(room.ask('ann', { type: 'setLock', locked: true })).toEqual([]);
  expect(enter(room, 'cal')).toBe('locked');
  expect(enter(room, 'mod')).toEqual(['joined']);
  room.system({ type: 'dismiss', member: 'ben' });
  expect(enter(room, 'ben')).toEqual(['joined']);
  room.ask('ann', { type: 'kick', member: 'ben' });
  expect(enter(room, 'ben')).toBe('locked');
  expect(room.ask('ann', { type: 'setLock', locked: false })).toEqual(['lockSet']);
  expect(enter(room, 'cal')).toEqual(['joined']);
});

test('[RM46] a password is asked of whoever is not in yet, except hosts and moderators', () => {
  const room = withPassword();
  expect(room.state.access.hasPassword).toBe(true);
  expect(enter(room, 'cal')).toBe('needsPassword');
  expect(enter(room, 'cal', { triedPassword: true })).toBe('wrongPassword');
  expect(enter(room, 'cal', { proofs: ['OTHER'], triedPassword: true })).toBe('wrongPassword');
  expect(enter(room, 'cal', { proofs: ['SEAL'] })).toEqual(['joined']);
  expect(enter(room, 'ben')).toEqual([]);
  room.system({ type: 'dismiss', member: 'ann' });
  expect(enter(room, 'ann')).toEqual(['joined']);
  expect(room.ask('ann', { type: 'setPassword', password: null })).toEqual(['passwordSet']);
  expect(enter(room, 'dee')).toEqual(['joined']);
  expect(room.state.secrets).toEqual({});
});

test('[RM46] a password that was changed meanwhile is not shown by the old one', () => {
  const room = withPassword();
  const command = { type: 'setPassword', password: 'x' } as const;
  room.request({ from: 'member', id: 'q', by: 'ann', issuedAt: room.now, command, sealed: 'NEW' });
  expect(enter(room, 'cal', { proofs: ['SEAL'], triedPassword: true })).toBe('wrongPassword');
});

test('[RM47] whoever brings the owner link is host, past lock, password and ban', () => {
  const room = new RoomTrial();
  enter(room, 'ann', { owner: 'LINK' });
  enter(room, 'ben');
  room.ask('ann', { type: 'setLock', locked: true });
  room.ask('ann', { type: 'ban', member: 'ben' });
  expect(enter(room, 'ben', { proofs: ['LINK'] })).toEqual(['unbanned', 'roleSet', 'joined']);
  expect(roleOf(room.state, 'ben')).toBe('host');
  expect(enter(room, 'ben', { proofs: ['LINK'] })).toEqual([]);
  const command = { type: 'setOwnerLink', owner: 'y'.repeat(22) } as const;
  room.request({ from: 'member', id: 'l', by: 'ann', issuedAt: room.now, command, sealed: 'NEXT' });
  expect(enter(room, 'cal', { proofs: ['LINK'] })).toBe('locked');
  expect(enter(room, 'cal', { proofs: ['NEXT'] })).toEqual(['roleSet', 'joined']);
});

test('[LG21][RM38] a room that was made before anybody came is the first one’s, with his owner link', () => {
  const room = new RoomTrial();
  expect(room.system({ type: 'open' })).toEqual(['opened']);
  expect(room.system({ type: 'open' })).toEqual([]);
  expect(enter(room, 'ann', { owner: 'LINK' })).toEqual(['roleSet', 'ownerLinkSet', 'joined']);
  expect(roleOf(room.state, 'ann')).toBe('host');
  expect(room.state).toMatchObject({ secrets: { owner: 'LINK' }, access: { hasOwnerLink: true } });
  expect(enter(room, 'ben', { owner: 'OTHER' })).toEqual(['joined']);
  expect(roleOf(room.state, 'ben')).not.toBe('host');
  const bare = new RoomTrial();
  bare.system({ type: 'open' });
  expect(enter(bare, 'ann')).toEqual(['roleSet', 'joined']);
});

test('[RM49] what is sealed is in no public room and no public entry; folding those gives the public room', () => {
  const room = withPassword();
  expect(JSON.stringify(room.entries)).toContain('SEAL');
  expect(JSON.stringify(room.entries)).not.toContain('plain words');
  expect(JSON.stringify(publicEntries(room.entries))).not.toContain('SEAL');
  expect(JSON.stringify(publicRoom(room.state))).not.toContain('SEAL');
  expect(room.state.secrets).toEqual({ password: 'SEAL' });
});
