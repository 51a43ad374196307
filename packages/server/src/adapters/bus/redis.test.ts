import { createHostRuntime } from '@lockstep/core/host';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { describeBus } from '../../testkit/bus-contract.ts';
import { freePort, RedisServer } from '../../testkit/redis-server.ts';
import { parseRedisAddress } from '../redis/address.ts';
import { RedisBus } from './redis.ts';

const buses: RedisBus[] = [];
const servers: RedisServer[] = [];

function open(url: string): RedisBus {
  const address = parseRedisAddress(url);
  if (!address.ok) throw new Error(address.error);
  const bus = new RedisBus(createHostRuntime(), address.value);
  buses.push(bus);
  return bus;
}

async function start(words: readonly string[] = []): Promise<RedisServer> {
  const server = await RedisServer.start(words);
  servers.push(server);
  return server;
}

const closeBuses = async (): Promise<void> => {
  for (const bus of buses.splice(0)) await bus.close();
};
afterEach(closeBuses);
afterAll(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const two = async (url: string) => ({ here: open(url), there: open(url), close: closeBuses });
const state = async (bus: RedisBus, wanted: string): Promise<void> =>
  vi.waitFor(() => expect(bus.state).toBe(wanted), 10_000);

describe('one Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await start();
  });

  describeBus('Redis', async () => two(redis.url));

  test('[BU4] killed: away at once; back: heard again by all who subscribed, without what was lost', async () => {
    const here = open(redis.url);
    const there = open(redis.url);
    const heard: string[] = [];
    const states: string[] = [];
    there.onChange((next) => states.push(next));
    there.subscribe('r', (frame) => heard.push(frame));
    await state(here, 'up');
    await state(there, 'up');
    await redis.kill();
    await state(here, 'away');
    await state(there, 'away');
    for (let i = 0; i < 1000; i++) here.publish('r', 'lost');
    // A room that is opened meanwhile is subscribed to as well.
    there.subscribe('late', (frame) => heard.push(frame));
    await redis.start();
    await state(here, 'up');
    await state(there, 'up');
    here.publish('r', 'again');
    here.publish('late', 'too');
    await vi.waitFor(() => expect(heard).toHaveLength(2), 5000);
    expect(heard.toSorted((a, b) => a.localeCompare(b))).toEqual(['again', 'too']);
    expect(states).toEqual(['up', 'away', 'up']);
  });

  test('[BU4] emptied: nothing happens', async () => {
    const bus = open(redis.url);
    const heard: string[] = [];
    bus.subscribe('r', (frame) => heard.push(frame));
    await state(bus, 'up');
    expect(await redis.ask('FLUSHALL')).toBe('+OK\r\n');
    bus.publish('r', 'after');
    await vi.waitFor(() => expect(heard).toEqual(['after']), 5000);
    expect(bus.state).toBe('up');
  });

  test('[BU4] stuck: noticed within seconds, and nothing piles up meanwhile', async () => {
    const bus = open(redis.url);
    const heard: string[] = [];
    bus.subscribe('r', (frame) => heard.push(frame));
    await state(bus, 'up');
    redis.stall();
    const frame = 'x'.repeat(100_000);
    for (let i = 0; i < 1000; i++) bus.publish('r', frame);
    // The eight megabytes that may be under way, and no more.
    expect(bus.state).toBe('away');
    redis.goOn();
    await state(bus, 'up');
    bus.publish('r', 'again');
    await vi.waitFor(() => expect(heard).toContain('again'), 5000);
    expect(heard.length).toBeLessThan(100);
  });

  test('[BU4] nobody there: away, and no harm', async () => {
    const bus = open(`redis://127.0.0.1:${await freePort()}`);
    bus.subscribe('r', () => {});
    bus.publish('r', 'to nobody');
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    expect(bus.state).toBe('away');
  });
});

describe('a cluster', () => {
  let url: string;
  beforeAll(async () => {
    const words = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'];
    const nodes = [await start(words), await start(words), await start(words)];
    const slots = 16_384 / nodes.length;
    for (const [index, node] of nodes.entries()) {
      const from = Math.ceil(slots * index);
      await node.ask('CLUSTER', 'ADDSLOTSRANGE', `${from}`, `${Math.ceil(slots * (index + 1)) - 1}`);
      await node.ask('CLUSTER', 'SET-CONFIG-EPOCH', `${index + 1}`);
    }
    for (const node of nodes.slice(1)) await node.ask('CLUSTER', 'MEET', '127.0.0.1', String(nodes[0]?.port));
    await vi.waitFor(async () => {
      for (const node of nodes) expect(await node.ask('CLUSTER', 'INFO')).toContain('cluster_state:ok');
    }, 15_000);
    url = `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }, 30_000);

  describeBus('Redis Cluster', async () => two(url));
});

describe('a master that sentinels name', () => {
  let url: string;
  beforeAll(async () => {
    const master = await start();
    const sentinel = await RedisServer.startSentinel('mine', master.port);
    servers.push(sentinel);
    url = `redis+sentinel://127.0.0.1:${sentinel.port}/mine`;
  }, 30_000);

  describeBus('Redis Sentinel', async () => two(url));
});
