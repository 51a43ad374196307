import { beforeEach, expect, test } from 'vitest';
import { roleOf } from '../room/roles.ts';
import { SmallWorld } from '../testkit/small-world.ts';

let world: SmallWorld;

beforeEach(() => {
  world = new SmallWorld();
});

const come = (name: string) => {
  const member = world.member(name);
  world.advance(2000);
  return member;
};

test('[CL5] without the password one stays outside, until one says it', () => {
  const ann = come('ann');
  ann.participant.send({ type: 'setPassword', password: 'sesame' });
  world.advance(1000);
  const { participant: ben } = come('ben');
  expect(ben.view().link).toEqual({ state: 'stopped', why: 'needsPassword' });
  world.advance(30_000);
  expect(ben.view().link).toEqual({ state: 'stopped', why: 'needsPassword' });
  ben.enterWith('simsim');
  world.advance(2000);
  expect(ben.view().link).toEqual({ state: 'stopped', why: 'wrongPassword' });
  ben.enterWith('sesame');
  world.advance(2000);
  expect(ben.view().link.state).toBe('online');
  expect(ben.view().room?.access.hasPassword).toBe(true);
  expect(ben.view().room?.secrets).toBeUndefined();
});

test('[CL5] after a line that broke the password is said again by itself', () => {
  const ann = come('ann');
  ann.participant.send({ type: 'setPassword', password: 'sesame' });
  world.advance(1000);
  const ben = come('ben');
  ben.participant.enterWith('sesame');
  world.advance(2000);
  ben.line.blackout(20_000);
  world.advance(40_000);
  expect(ben.participant.view().link.state).toBe('online');
});

test('[CL5] who is kicked does not come back by itself', () => {
  const ann = come('ann');
  const { participant: ben } = come('ben');
  ann.participant.send({ type: 'kick', member: ben.view().me ?? '' });
  world.advance(30_000);
  expect(ben.view().link).toEqual({ state: 'stopped', why: 'kicked' });
  ben.start();
  world.advance(2000);
  expect(ben.view().link.state).toBe('online');
});

test('[CL19][RM42] a press that one may not make shows for no moment, and is told', () => {
  const ann = come('ann');
  const ben = come('ben');
  ann.participant.send({ type: 'setControlMode', mode: 'hosts' });
  world.advance(1000);
  ben.participant.send({ type: 'setTitle', title: 'Ours' });
  ben.participant.send({ type: 'setControlMode', mode: 'everyone' });
  expect(ben.participant.view().room).toMatchObject({ title: 'Ours', control: { mode: 'hosts' } });
  world.advance(1000);
  expect(ben.news).toContainEqual({
    type: 'refused',
    command: { type: 'setControlMode', mode: 'everyone' },
    code: 'notAllowed',
  });
  expect(ben.participant.view().confirmed?.title).toBe('Ours');
});

test('[RM38] the rights of somebody who lost his line are there when he is back', () => {
  const ann = come('ann');
  const { participant: ben } = come('ben');
  const [host, member] = [ann.participant.view().me ?? '', ben.view().me ?? ''];
  ann.line.blackout(40_000);
  world.advance(30_000);
  const room = ben.view().confirmed;
  expect(room?.members.map(({ id }) => id)).toEqual([member]);
  expect(room !== null && roleOf(room, member)).toBe('moderator');
  world.advance(60_000);
  const again = ben.view().confirmed;
  expect(again !== null && [roleOf(again, host), roleOf(again, member)]).toEqual(['host', 'member']);
});
