import { emptyRoom, protocolVersion, type Hello, type RoomState } from '@lockstep/core';
import { beforeEach, expect, test } from 'vitest';
import { createServer } from '../testkit/evening.ts';
import type { FakeServer } from '../testkit/fake-server.ts';
import { Doorkeeper } from './doorkeeper.ts';

let server: FakeServer;
let keeper: Doorkeeper;
let room: RoomState;

beforeEach(async () => {
  server = createServer({ limits: { passwordsBurst: 3, passwordsPerMinute: 60 } });
  keeper = new Doorkeeper(server.environment);
  const { sealed: password = '' } = await keeper.sealOf({ type: 'setPassword', password: 'sesame' });
  const { sealed: owner = '' } = await keeper.sealOf({ type: 'setOwnerLink', owner: 'o'.repeat(24) });
  room = {
    ...emptyRoom,
    access: { ...emptyRoom.access, hasPassword: true },
    secrets: { password, owner },
  };
});

const hello = (more: Partial<Hello>): Hello => ({
  type: 'hello',
  versions: [protocolVersion],
  secret: 'x'.repeat(16),
  name: 'Ann',
  connection: 'c',
  device: 'program',
  resume: null,
  ...more,
});

test('[RM46] the right password shows its seal, a wrong one nothing', async () => {
  const right = await keeper.shownBy(hello({ password: 'sesame' }), room, 'here');
  expect(right).toEqual({ ok: true, value: { proofs: [room.secrets?.password], triedPassword: true } });
  const wrong = await keeper.shownBy(hello({ password: 'simsim' }), room, 'here');
  expect(wrong).toEqual({ ok: true, value: { proofs: [], triedPassword: true } });
  const none = await keeper.shownBy(hello({}), room, 'here');
  expect(none).toEqual({ ok: true, value: { proofs: [], triedPassword: false } });
});

test('[PR34] an address may try so many a minute; one that opened already costs nothing', async () => {
  const attempt = async (password: string, address = 'here') =>
    keeper.shownBy(hello({ password }), room, address);
  await attempt('sesame');
  await attempt('a');
  await attempt('b');
  expect(await attempt('c')).toEqual({ ok: false, error: 'tooManyTries' });
  expect((await attempt('sesame')).ok).toBe(true);
  expect((await attempt('d', 'elsewhere')).ok).toBe(true);
  await server.wait(1000);
  expect((await attempt('e')).ok).toBe(true);
});

test('[RM47] the owner link shows its seal and spares the password; another one shows nothing', async () => {
  const owner = await keeper.shownBy(hello({ owner: 'o'.repeat(24), password: 'simsim' }), room, 'here');
  expect(owner.ok && owner.value.proofs).toEqual([room.secrets?.owner]);
  const other = await keeper.shownBy(hello({ owner: 'p'.repeat(24) }), room, 'here');
  expect(other.ok && other.value.proofs).toEqual([]);
});

test('many at once all get their answer', async () => {
  const all = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => keeper.shownBy(hello({ password: 'sesame' }), room, `a${i}`)),
  );
  expect(all.every(({ ok }) => ok)).toBe(true);
});

test('commands without a secret are sealed with nothing', async () => {
  expect(await keeper.sealOf({ type: 'play' })).toEqual({});
  expect(await keeper.sealOf({ type: 'setPassword', password: null })).toEqual({});
});
