import { createHostRuntime } from '@lockstep/core/host';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ClusterClock } from '../../clock/cluster-clock.ts';
import type { TimeReference } from '../../ports/time-reference.ts';
import { RedisServer } from '../../testkit/redis-server.ts';
import { parseRedisAddress } from '../redis/address.ts';
import { createRedisTime } from './redis.ts';

let redis: RedisServer;
const references: TimeReference[] = [];

async function open(): Promise<TimeReference> {
  const address = parseRedisAddress(redis.url);
  if (!address.ok) throw new Error(address.error);
  const reference = createRedisTime(address.value);
  references.push(reference);
  await vi.waitFor(async () => reference.read('waiting', false), 5000);
  return reference;
}

beforeAll(async () => {
  redis = await RedisServer.start();
});
afterEach(() => {
  for (const reference of references.splice(0)) reference.close();
});
afterAll(async () => redis.stop());

test('[CK11] the time is the wall’s, to a thousandth of a ms, and goes on', async () => {
  const reference = await open();
  const first = await reference.read('one', true);
  const second = await reference.read('one', true);
  expect(Math.abs(first.time - Date.now())).toBeLessThan(1000);
  expect(second.time).toBeGreaterThan(first.time);
  expect(second.run).toBe(first.run);
  expect(first.run).toMatch(/^[0-9a-f]{40}$/);
});

test('[CK13] agreed is what was put in place of what was expected', async () => {
  const reference = await open();
  await redis.ask('FLUSHALL');
  expect((await reference.read('one', true)).kept).toBeNull();
  expect(await reference.agree('other', 'a')).toBe(false);
  expect(await reference.agree(null, 'a')).toBe(true);
  expect(await reference.agree(null, 'b')).toBe(false);
  expect(await reference.agree('a', 'b')).toBe(true);
  expect((await reference.read('one', true)).kept).toBe('b');
});

test('[CK14] it is told how many others find it steady', async () => {
  const reference = await open();
  await redis.ask('FLUSHALL');
  await reference.read('two', true);
  await reference.read('three', false);
  expect((await reference.read('one', true)).steadyOthers).toBe(1);
  await reference.read('three', true);
  expect((await reference.read('one', true)).steadyOthers).toBe(2);
});

test('[CK13] emptied, killed and started again: another run, and the time goes on', async () => {
  const runtime = createHostRuntime();
  const [one, two] = await Promise.all(
    ['one', 'two'].map(async (node) => {
      const clock = new ClusterClock({ runtime, reference: await open(), node });
      await clock.start();
      return clock;
    }),
  );
  const apart = (): number => Math.abs((one?.now() ?? 0) - (two?.now() ?? 0));
  const began = { time: one?.now() ?? 0, at: performance.now() };
  const epoch = one?.epoch;
  expect(two?.epoch).toBe(epoch);
  // On a busy machine a round trip is a few ms; the bound says so.
  const within = (): number => (one?.errorMs ?? 0) + (two?.errorMs ?? 0);
  expect(apart()).toBeLessThan(within());
  await redis.ask('FLUSHALL');
  await redis.kill();
  await redis.start();
  const reader = references[0];
  await vi.waitFor(async () => expect((await reader?.read('reader', true))?.kept).toContain(epoch), 10_000);
  await new Promise((resolve) => {
    setTimeout(resolve, 2000);
  });
  expect(two?.epoch).toBe(epoch);
  expect(apart()).toBeLessThan(within());
  const passed = (one?.now() ?? 0) - began.time - (performance.now() - began.at);
  expect(Math.abs(passed)).toBeLessThan(50);
  one?.stop();
  two?.stop();
}, 40_000);
