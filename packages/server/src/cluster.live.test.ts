/** Three nodes as they are run: rooms in a real PostgreSQL, told over a real Redis, people with sockets on all of them. */
import { closeCodes, type Command } from '@lockstep/core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startServer, type RunningServer } from './start-server.ts';
import { film } from './testkit/evening.ts';
import { LiveClient } from './testkit/live-client.ts';
import { startPostgres, type TestPostgres } from './testkit/postgres.ts';
import { RedisServer } from './testkit/redis-server.ts';

let postgres: TestPostgres;
let redis: RedisServer;
let url: string;
let nodes: RunningServer[];
const clients: LiveClient[] = [];

const quick = {
  commandsPerSec: 1e6,
  commandsBurst: 1e6,
  memberCommandsPerSec: 1e6,
  memberCommandsBurst: 1e6,
  roomCommandsPerSec: 1e6,
  roomCommandsBurst: 1e6,
  messagesPerSec: 1e6,
  messagesBurst: 1e6,
  resyncsPerSec: 1e6,
  resyncsBurst: 1e6,
};
const start = async (): Promise<RunningServer> =>
  startServer({
    port: 0,
    logLevel: 'silent',
    store: { kind: 'postgres', url },
    redis: redis.url,
    metrics: { on: true, token: null },
    // What is tested here is order, not pace: tests are bounded by what there is to do.
    limits: quick,
  });

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), RedisServer.start()]);
  url = await postgres.database();
  nodes = await Promise.all([start(), start(), start()]);
}, 120_000);
afterEach(() => {
  for (const one of clients.splice(0)) one.socket.terminate();
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await redis.stop();
  await postgres.stop();
}, 60_000);

const node = (index: number): RunningServer => {
  const found = nodes[index % nodes.length];
  if (found === undefined) throw new Error(`no node ${index}`);
  return found;
};
function client(index: number, room: string): LiveClient {
  const made = new LiveClient(node(index), room);
  clients.push(made);
  return made;
}
async function newRoom(index = 0): Promise<string> {
  const made = await fetch(`http://127.0.0.1:${node(index).port}/api/rooms`, { method: 'POST' });
  return ((await made.json()) as { room: string }).room;
}
/** The room as one node has it. */
async function roomOn(one: LiveClient) {
  one.say({ type: 'resync', seq: 1e12 });
  return (await one.next('state')).state;
}
const see = async (look: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(look, { timeout: 60_000, interval: 20 });

test(
  '[BU6][BU7][RM3] 100 commands at once from three nodes: none lost, none twice, one room',
  // Only a bound for a machine that stands still: the work is a hundred commands, 24 at a time.
  { timeout: 240_000 },
  async () => {
    const room = await newRoom();
    const people = [client(0, room), client(1, room), client(2, room)];
    for (const [index, one] of people.entries()) {
      await one.hello(`all${index}`);
      one.keepAlive();
    }
    const one = (index: number): LiveClient => people[index % 3] ?? client(index, room);
    await one(0).ask(film);
    const commandOf = (i: number): Command =>
      i % 4 === 0
        ? { type: 'addMarker', marker: { id: `m${i}`, item: 'film', position: i as never, label: `${i}` } }
        : { type: 'setTitle', title: `title ${i}` };
    let next = 0;
    // Always so many are under way, from all three: each that is answered makes place for the next.
    const asker = async (): Promise<void> => {
      for (let i = next++; i < 100; i = next++) {
        const asked = [one(i).ask(commandOf(i), { id: `c${i}` })];
        // Six of them come again over another node, at the same time.
        if (i % 16 === 0) asked.push(one(i + 1).ask(commandOf(i), { id: `c${i}` }));
        for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ type: 'accepted' });
      }
    };
    await Promise.all(Array.from({ length: 24 }, asker));
    // A node that has answered the last one may not have heard of all others yet.
    const markers: number[] = [];
    await see(async () => {
      const [state, ...others] = await Promise.all(people.map(roomOn));
      for (const other of others) expect(other).toEqual(state);
      markers.push(state?.markers.length ?? 0);
    });
    expect(markers).toEqual([25]);
    for (const heard of people) {
      await see(() => {
        const told = heard.got.flatMap((message) => (message.type === 'events' ? message.entries : []));
        const commands = told.flatMap(({ command, event }) =>
          event.type === 'titled' || event.type === 'markerAdded' ? [command] : [],
        );
        expect(commands).toHaveLength(100);
        expect(new Set(commands)).toEqual(new Set(Array.from({ length: 100 }, (_, i) => `c${i}`)));
      });
    }
  },
);

test('[BU16][PR31][PR33] chat goes to all nodes, comes with the welcome, and is read by page on any of them', async () => {
  const room = await newRoom();
  const [ann, ben] = [client(0, room), client(1, room)];
  await ann.hello('ann');
  await ben.hello('ben');
  ann.say({ type: 'say', id: 'one', kind: 'text', text: 'hello from one' });
  expect((await ben.next('messages')).messages).toMatchObject([
    { seq: 1, text: 'hello from one', name: 'ann' },
  ]);
  ben.say({ type: 'say', id: 'two', kind: 'text', text: 'hello from two', replyTo: 1 });
  await ann.until((one): one is never => one.type === 'messages' && one.messages[0]?.seq === 2);
  const cem = client(2, room);
  expect((await cem.hello('cem')).messages.map(({ text }) => text)).toEqual([
    'hello from one',
    'hello from two',
  ]);
  const older = await fetch(`http://127.0.0.1:${node(2).port}/api/rooms/${room}/messages?before=2`, {
    headers: { authorization: 'Bearer ann-secret-of-mine-' },
  });
  expect(await older.json()).toMatchObject({ messages: [{ seq: 1, text: 'hello from one', id: 'one' }] });
});

test('[RM46][RM47][RM49] a password and an owner link set on one node hold on the others', async () => {
  const room = await newRoom();
  const [ann, ben] = [client(0, room), client(1, room)];
  await ann.hello('ann');
  await ben.hello('ben');
  const owner = 'a-secret-of-the-owner-of-it';
  expect(await ann.ask({ type: 'setPassword', password: 'sesame-open' })).toMatchObject({ type: 'accepted' });
  expect(await ann.ask({ type: 'setOwnerLink', owner })).toMatchObject({ type: 'accepted' });
  await ben.event('passwordSet');
  const stranger = client(2, room);
  stranger.hello('cem').catch(() => {});
  expect(await stranger.closed).toBe(closeCodes.needsPassword.code);
  const guest = client(2, room);
  expect((await guest.hello('dee', { password: 'sesame-open' })).room).toMatchObject({
    state: { access: { hasPassword: true } },
  });
  const host = client(1, room);
  const { member } = await host.hello('eve', { owner });
  expect((await roomOn(host)).grants).toContainEqual({ member, role: 'host' });
  const wire = JSON.stringify(clients.flatMap(({ got }) => got));
  expect(wire).not.toMatch(/scrypt|sha256/);
});

test('[RM43][RM48] rights hold across nodes: who is banned on one is put out on another', async () => {
  const room = await newRoom();
  const [ann, ben] = [client(0, room), client(1, room)];
  await ann.hello('ann');
  const { member } = await ben.hello('ben');
  expect(await ben.ask({ type: 'close' })).toMatchObject({ type: 'refused', code: 'notAllowed' });
  expect(await ann.ask({ type: 'ban', member })).toMatchObject({ type: 'accepted' });
  expect(await ben.closed).toBe(closeCodes.banned.code);
  const again = client(2, room);
  again.hello('ben').catch(() => {});
  expect(await again.closed).toBe(closeCodes.banned.code);
});

test('[BU13][BU10] who comes back on another node gets only what he missed', async () => {
  const room = await newRoom();
  const [ann, ben] = [client(0, room), client(1, room)];
  await ann.hello('ann');
  const { log } = await ben.hello('ben');
  await ann.ask(film);
  const { seq } = await roomOn(ann);
  ben.socket.terminate();
  await ann.ask({ type: 'setTitle', title: 'meanwhile' });
  const back = client(2, room);
  const welcome = await back.hello('ben', { resume: { log, seq } });
  expect(welcome.room).toMatchObject({ kind: 'missed', entries: [{ event: { title: 'meanwhile' } }] });
});

test('[OP4] nodes are ready, and tell how good their clock is', async () => {
  const ready = await fetch(`http://127.0.0.1:${node(1).port}/readyz`);
  expect(await ready.json()).toMatchObject({ ready: true, checks: { log: 'ok', bus: 'ok', clock: 'ok' } });
  const figures = await (await fetch(`http://127.0.0.1:${node(1).port}/metrics`)).text();
  const error = Number(/lockstep_node_clock_error_seconds ([\d.e+-]+)/.exec(figures)?.[1]);
  expect(error).toBeGreaterThan(0);
  expect(error).toBeLessThan(0.05);
});
