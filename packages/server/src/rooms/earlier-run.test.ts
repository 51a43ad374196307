import { expect, test } from 'vitest';
import { FakeRuntime } from '@lockstep/core/testkit';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { createServer, film, report } from '../testkit/evening.ts';
import { FakeServer } from '../testkit/fake-server.ts';
import { aliveUntil, noteLife } from './earlier-run.ts';

/** Ann and Ben watched for ten seconds; then the server was killed, and is back after `downMs`. */
async function killed(downMs: number) {
  const log = createMemoryLog();
  const before = createServer({ log, limits: { entriesPerSnapshot: 4 } });
  const ann = await before.peer('room', 'ann').hello('ann');
  await before.peer('room', 'ben').hello('ben');
  await ann.ask(film);
  await ann.ask({ type: 'play' });
  await before.wait(10_000);
  const diedAt = before.runtime.now();
  const runtime = new FakeRuntime(undefined, { offsetMs: diedAt + downMs });
  const server = new FakeServer({ runtime, log, aliveUntil: diedAt });
  const { log: name = '' } = ann.last('welcome') ?? {};
  const { state } = before.registry.find('room') ?? {};
  return { server, log, diedAt, name, state };
}

test('[LG18] who comes back within a minute finds the film going on, and nothing was told of it', async () => {
  const { server, name, state } = await killed(8000);
  const ann = await server.peer('room', 'ann').hello('ann', { resume: { log: name, seq: 6 } });
  expect(ann.last('welcome')?.room).toEqual({ kind: 'missed', entries: [] });
  await server.wait(20_000);
  const ben = await server.peer('room', 'ben').hello('ben', { resume: { log: name, seq: 4 } });
  expect(ben.last('welcome')?.room).toMatchObject({ kind: 'missed', entries: [{ seq: 5 }, { seq: 6 }] });
  for (let i = 0; i < 60; i++) {
    ann.say(report);
    ben.say(report);
    await server.wait(1000);
  }
  expect(ann.events()).toEqual([]);
  expect(server.registry.find('room')?.state).toEqual(state);
});

test('[LG18] who is not back after a minute is gone, and the film goes on for the others', async () => {
  const { server } = await killed(8000);
  const ann = await server.peer('room', 'ann').hello('ann');
  for (let i = 0; i < 61; i++) {
    ann.say(report);
    await server.wait(1000);
  }
  expect(ann.events()).toEqual(['left']);
  expect(server.registry.find('room')?.state.playback.timeline.playing).toBe(true);
});

test('[LG18] a room in which nobody comes back in time stands where it was when the server was last known alive', async () => {
  const { server, state, diedAt } = await killed(3600_000);
  await server.wait(61_000);
  const eve = await server.peer('room', 'eve').hello('eve');
  await server.wait(100);
  const room = server.registry.find('room');
  expect(room?.state.members.map(({ name }) => name)).toEqual(['eve']);
  const { position, at } = state?.playback.timeline ?? { position: 0, at: 0 };
  expect(room?.state.playback).toMatchObject({ cause: 'sleep', timeline: { playing: false } });
  expect(room?.state.playback.timeline.position).toBeCloseTo(position + (diedAt - at) / 1000, 6);
  expect(eve.last('welcome')?.room).toMatchObject({ kind: 'snapshot' });
});

test('[LG16] an earlier run is known by what it noted last, and by what it kept', async () => {
  const log = createMemoryLog();
  expect(await aliveUntil(log)).toBe(0);
  const runtime = new FakeRuntime(undefined, { offsetMs: 1e12 });
  let busy = false;
  const stop = noteLife(runtime, log, () => busy);
  runtime.advance(20_000);
  expect(await aliveUntil(log)).toBe(0);
  busy = true;
  runtime.advance(6000);
  expect(await aliveUntil(log)).toBe(1e12 + 25_000);
  stop();
  expect(runtime.time.planned).toBe(0);
});
