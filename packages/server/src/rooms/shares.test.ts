/** Shares: what one connection, one member and one room may ask, so that nobody uses up what is others'. */
import type { Command } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createServer } from '../testkit/evening.ts';

const titled = (title: string): Command => ({ type: 'setTitle', title });
const many = 1e6;

async function refusalsOf(
  limits: object,
  asks: readonly { who: string; connection: string; times: number }[],
) {
  const server = createServer({ limits });
  const counts: number[] = [];
  for (const { who, connection, times } of asks) {
    const peer = await server.peer('room', connection).hello(who, { connection });
    for (let n = 0; n < times; n++) await peer.ask(titled(`${connection}-${n}`));
    counts.push(peer.all('refused').filter(({ code }) => code === 'tooFast').length);
  }
  return counts;
}

test('[OP12] a member has one share, however many connections he opens', async () => {
  const limits = { memberCommandsBurst: 10, memberCommandsPerSec: 1 };
  const asks = [
    { who: 'eve', connection: 'e1', times: 8 },
    { who: 'eve', connection: 'e2', times: 8 },
    { who: 'ann', connection: 'a1', times: 8 },
  ];
  expect(await refusalsOf(limits, asks)).toEqual([0, 6, 0]);
});

test('[OP12] a room takes so many, whoever asks', async () => {
  const limits = { roomCommandsBurst: 10, roomCommandsPerSec: 1, memberCommandsBurst: many };
  const asks = ['ann', 'ben', 'eve'].map((who) => ({ who, connection: who, times: 6 }));
  expect(await refusalsOf(limits, asks)).toEqual([0, 2, 6]);
});

test('[OP12] who is too fast himself uses up nothing of the room’s', async () => {
  const limits = {
    commandsBurst: 2,
    commandsPerSec: 0.001,
    roomCommandsBurst: 10,
    roomCommandsPerSec: 0.001,
  };
  const asks = [
    { who: 'eve', connection: 'e', times: 20 },
    { who: 'ann', connection: 'a', times: 2 },
  ];
  expect(await refusalsOf(limits, asks)).toEqual([18, 0]);
});

test('[OP11] a member has so many connections in a room; one that comes back is no new one', async () => {
  const server = createServer({ limits: { connectionsPerMember: 2 } });
  const first = await server.peer('room').hello('ann', { connection: 'a1' });
  await server.peer('room').hello('ann', { connection: 'a2' });
  const third = await server.peer('room').hello('ann', { connection: 'a3' });
  expect(third.ended).toBe('tooFast');
  first.drop();
  const again = await server.peer('room').hello('ann', { connection: 'a1' });
  expect(again.last('welcome')).toBeDefined();
  expect((await server.peer('room').hello('ben', { connection: 'b1' })).ended).toBeNull();
});

test('[OP13] asking for the whole room again and again ends the connection', async () => {
  const server = createServer({ limits: { resyncsBurst: 3, resyncsPerSec: 1 } });
  const eve = await server.peer('room').hello('eve');
  for (let n = 0; n < 3; n++) eve.say({ type: 'resync', seq: 1e9 });
  expect(eve.ended).toBeNull();
  await server.wait(1000);
  eve.say({ type: 'resync', seq: 1e9 });
  expect(eve.ended).toBeNull();
  eve.say({ type: 'resync', seq: 1e9 });
  expect(eve.ended).toBe('tooFast');
});
