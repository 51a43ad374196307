import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { caller, describeCalls } from '../../testkit/calls-contract.ts';
import { createMesh } from './mesh.ts';

const secret = 'a-secret-of-the-turn-server';
const urls = ['turn:turn.example:3478?transport=udp', 'turns:turn.example:5349'];
const stun = ['stun:stun.example:3478'];
const now = (): number => 1_700_000_000_500;

describeCalls('mesh', async () => ({
  calls: createMesh({ now, stun, turn: { urls, secret } }),
  secrets: [secret],
  stop: async () => {},
}));

test('[CA22] with nothing configured browsers are sent to nobody', async () => {
  expect(await createMesh({ now, stun: [], turn: null }).wayFor(caller('ann'))).toMatchObject({
    way: 'mesh',
    iceServers: [],
  });
});

test('[CA23] the TURN password is for one member, until a moment, as coturn proves it', async () => {
  const way = await createMesh({ now, stun, turn: { urls, secret } }).wayFor(caller('ann'));
  if (way.way !== 'mesh') throw new Error('no mesh');
  const [first, turn] = way.iceServers;
  expect(first).toEqual({ urls: stun });
  expect(turn?.urls).toEqual(urls);
  expect(turn?.username).toBe(`${1_700_000_000 + way.validSec}:m-ann`);
  // openssl dgst -sha1 -hmac SECRET -binary | base64
  expect(turn?.credential).toBe(
    createHmac('sha1', secret)
      .update(turn?.username ?? '')
      .digest('base64'),
  );
});
