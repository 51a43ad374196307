import { expect, test } from 'vitest';
import { asAccess } from './call-access.ts';

test('[CA86] a mesh with its servers is read, and what makes no sense in it left out', () => {
  const stun = { urls: ['stun:stun.example'] };
  const turn = { urls: ['turn:turn.example'], username: '9:ann', credential: 'x' };
  const body = { way: 'mesh', validSec: 600, iceServers: [stun, turn, { urls: [] }, { urls: 7 }, null] };
  expect(asAccess(body)).toEqual({ way: 'mesh', validSec: 600, iceServers: [stun, turn] });
});

test('[CA86] a server that passes everything on is read', () => {
  const access = { way: 'livekit', url: 'wss://live.example', token: 'abc', validSec: 60 };
  expect(asAccess(access)).toEqual(access);
});

test('[CA86] an answer that is none of these is none', () => {
  for (const body of [
    null,
    'mesh',
    { way: 'mesh' },
    { way: 'mesh', validSec: 1 },
    { way: 'mesh', validSec: -1, iceServers: [] },
    { way: 'livekit', validSec: 1, url: 'wss://live.example' },
    { way: 'pigeon', validSec: 1, iceServers: [] },
  ])
    expect(asAccess(body)).toBeNull();
});
