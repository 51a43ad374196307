/** Redis that fails over under three nodes, as Sentinel and Redis Cluster do it: another server is promoted, and the rooms go on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createParticipant, mediaSec, randomId, type Command, type Participant } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createMemoryLog } from './adapters/log/memory.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { RedisCluster } from './testkit/redis-cluster.ts';
import { RedisServer } from './testkit/redis-server.ts';

const film: Command = {
  type: 'addItem',
  item: {
    id: 'film',
    title: 'Film',
    duration: mediaSec(600),
    sources: [{ kind: 'link', url: '/media/demo.mp4' }],
  },
  select: true,
};
const runtime = createHostRuntime();
const room = 'F'.repeat(22);
const channel = `lockstep:room:{${room}}`;
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
}, 60_000);

const see = async (look: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(look, { timeout: 60_000, interval: 50 });

async function startNodes(redis: string): Promise<readonly RunningServer[]> {
  const shared = { log: createMemoryLog(), key: 'k'.repeat(32), redis };
  const start = async () => startServer({ port: 0, logLevel: 'silent', ...shared });
  const nodes = await Promise.all([start(), start(), start()]);
  for (const node of nodes) stops.push(async () => node.close());
  return nodes;
}

function join(name: string, on: RunningServer): Participant {
  const participant = createParticipant({
    runtime,
    connect: socketConnect(`ws://127.0.0.1:${on.port}/api/rooms/${room}/socket`, WebSocket),
    secret: randomId(runtime),
    name,
    device: 'program',
  });
  participant.start();
  stops.push(() => participant.stop());
  return participant;
}

/**
 * People on all nodes keep asking while `failOver` runs. Everything that was asked must be in the room, once, on all nodes;
 * and in the end the nodes must hear each other again.
 */
async function survives(redis: string, failOver: () => Promise<void>): Promise<void> {
  const nodes = await startNodes(redis);
  const people = nodes.map((node, i) => join(`P${i}`, node));
  const left: string[] = [];
  const ids = people.map((one) => {
    const heard: string[] = [];
    one.onNews((news) => {
      if (news.type !== 'entry') return;
      if (news.entry.command !== null) heard.push(news.entry.command);
      if (news.entry.event.type === 'left') left.push(news.entry.event.member);
    });
    return heard;
  });
  for (const one of people) await see(() => expect(one.view().confirmed?.members).toHaveLength(3));
  people[0]?.send(film);
  people[0]?.send({ type: 'play' });
  for (const one of people)
    await see(() => expect(one.view().confirmed?.playback.timeline.playing).toBe(true));

  const asked: string[] = [];
  let over = false;
  const asking = people.map(async (one, index) => {
    for (let n = 0; !over; n++) {
      const id = one.send({ type: 'setTitle', title: `title ${n} of ${index}` });
      asked.push(id);
      // One after the other: what waits unsent would be replaced by the next of its kind.
      await see(() => expect(ids[index]).toContain(id));
      await sleep(100);
    }
  });
  await failOver();
  await sleep(3000);
  over = true;
  await Promise.all(asking);
  expect(asked.length).toBeGreaterThan(20);
  for (const heard of ids) {
    await see(() => expect(asked.filter((id) => !heard.includes(id))).toEqual([]));
    expect(heard.filter((id) => asked.includes(id))).toHaveLength(asked.length);
  }
  const [first, ...others] = people;
  for (const other of others)
    await see(() => expect(other.view().confirmed).toEqual(first?.view().confirmed));

  for (const node of nodes) {
    await see(async () => {
      const ready = await fetch(`http://127.0.0.1:${node.port}/readyz`);
      expect(await ready.json()).toMatchObject({ ready: true, checks: { bus: 'ok', clock: 'ok' } });
    });
  }
  // Told at once again, over the one that was promoted, to everybody, and not by looking once a second.
  await see(async () => {
    const began = performance.now();
    const id = first?.send({ type: 'setTitle', title: `over ${began}` }) ?? '';
    await see(() => expect(ids.every((heard) => heard.includes(id))).toBe(true));
    expect(performance.now() - began).toBeLessThan(400);
  });
  // And who is where is known everywhere; nobody was taken for gone.
  for (const one of people) await see(() => expect(one.view().roster).toHaveLength(3));
  await sleep(12_000);
  expect(left).toEqual([]);
  const clocks = people.map((one) => ({
    now: one.serverNow() ?? Number.NaN,
    errorMs: one.view().clock.errorMs ?? Number.NaN,
  }));
  for (const { now, errorMs } of clocks) {
    expect(Math.abs(now - (clocks[0]?.now ?? 0))).toBeLessThan(errorMs + (clocks[0]?.errorMs ?? 0) + 20);
  }
}

test('[BU18][BU11][CK13] Sentinel: the master is killed, a replica is promoted, and nothing is lost', async () => {
  const master = await RedisServer.start();
  stops.push(async () => master.stop());
  const replica = await RedisServer.start(['--replicaof', `127.0.0.1 ${master.port}`]);
  stops.push(async () => replica.stop());
  await see(async () => expect(await replica.ask('INFO', 'replication')).toContain('master_link_status:up'));
  const sentinels: RedisServer[] = [];
  for (let i = 0; i < 3; i++) {
    const sentinel = await RedisServer.startSentinel('mine', master.port, 2);
    stops.push(async () => sentinel.stop());
    sentinels.push(sentinel);
  }
  for (const sentinel of sentinels) {
    await see(async () => {
      const known = await sentinel.ask('SENTINEL', 'MASTER', 'mine');
      expect(known).toMatch(/num-slaves\r\n\$1\r\n1\r\n/);
      expect(known).toMatch(/num-other-sentinels\r\n\$1\r\n2\r\n/);
    });
  }
  const places = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',');
  await survives(`redis+sentinel://${places}/mine`, async () => {
    await sleep(1000);
    await master.kill();
    await see(async () => {
      const where = await sentinels[0]?.ask('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'mine');
      expect(where).toContain(String(replica.port));
    });
  });
}, 240_000);

test('[BU18][BU11][CK13] Redis Cluster: the master that has the room is killed, its replica is promoted, and nothing is lost', async () => {
  const cluster = await RedisCluster.start();
  stops.push(async () => cluster.stop());
  await survives(cluster.url, async () => {
    await sleep(1000);
    await cluster.failOver(channel);
  });
}, 240_000);
