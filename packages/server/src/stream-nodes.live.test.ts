/** Streams whose POSTs come to another node than they do, over a real Redis: no proxy in front has to know where anybody is. */
import {
  createParticipant,
  mediaSec,
  protocolVersion,
  randomId,
  type Command,
  type Participant,
} from '@lockstep/core';
import { createHostRuntime, streamConnect } from '@lockstep/core/host';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createMemoryLog } from './adapters/log/memory.ts';
import { startServer, type RunningServer } from './start-server.ts';
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
const room = 'S'.repeat(22);
let redis: RedisServer;
let nodes: readonly [RunningServer, RunningServer];
const people: Participant[] = [];

beforeAll(async () => {
  redis = await RedisServer.start();
  const shared = { log: createMemoryLog(), key: 'k'.repeat(32), redis: redis.url };
  const start = async () => startServer({ port: 0, logLevel: 'silent', ...shared });
  nodes = await Promise.all([start(), start()]);
}, 60_000);
afterEach(() => {
  for (const one of people.splice(0)) one.stop();
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await redis.stop();
}, 60_000);

const urlOn = (node: number, door: string): string =>
  `http://127.0.0.1:${nodes[node === 0 ? 0 : 1].port}/api/rooms/${room}/${door}`;

/** Listens on one node and speaks to the other, always. */
function joinAcross(name: string, listensOn: number): Participant {
  const participant = createParticipant({
    runtime,
    connect: streamConnect('http://somewhere', async (_, init) => {
      const isPost = init?.method === 'POST';
      return fetch(isPost ? urlOn(1 - listensOn, 'up') : urlOn(listensOn, 'stream'), init);
    }),
    secret: randomId(runtime),
    name,
    device: 'program',
  });
  people.push(participant);
  participant.start();
  return participant;
}

const see = async (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 30_000, interval: 20 });

test('[PR43] listening on one node and speaking to the other is like being on one', async () => {
  const [ann, ben] = [joinAcross('Ann', 0), joinAcross('Ben', 1)];
  const both = [ann, ben];
  await see(() => expect(both.map((one) => one.view().link.state)).toEqual(['online', 'online']));
  ann.send(film);
  await see(() => expect(ben.view().confirmed?.current).toBe('film'));
  ben.send({ type: 'play' });
  await see(() => expect(ann.view().confirmed?.playback.timeline.playing).toBe(true));
  // A held key, in order, and the last one counts.
  for (let to = 1; to <= 5; to++) ann.send({ type: 'seek', to: mediaSec(to) });
  await see(() => expect(ben.view().confirmed?.playback.timeline.position).toBe(5));
  ann.say('hello');
  await see(() => expect(ben.view().chat.messages).toHaveLength(1));
  await see(() => expect(both.map((one) => one.view().clock.ready)).toEqual([true, true]));
  for (const one of both) expect(one.view().clock.errorMs).toBeLessThan(100);
  const clocks = both.map((one) => (one.serverNow() ?? 0) - performance.timeOrigin - performance.now());
  expect(Math.abs((clocks[0] ?? 0) - (clocks[1] ?? 1e9))).toBeLessThan(
    (ann.view().clock.errorMs ?? 0) + (ben.view().clock.errorMs ?? 0) + 1,
  );
  expect(both.map((one) => one.view().link.state)).toEqual(['online', 'online']);
}, 60_000);

test('[PR43][PR23] a key that no node knows is said to be none, and guessing is limited', async () => {
  const post = async (key: string): Promise<number> => {
    const answer = await fetch(urlOn(0, 'up'), {
      method: 'POST',
      headers: { 'lockstep-stream': key, 'content-type': 'text/plain' },
      body: '{"type":"bye"}',
    });
    return answer.status;
  };
  const abort = new AbortController();
  const stream = await fetch(urlOn(1, 'stream'), { signal: abort.signal });
  const reader = stream.body?.getReader();
  let said = '';
  while (!/data: (\S+)\n/.test(said)) {
    said += new TextDecoder().decode((await reader?.read())?.value);
  }
  const key = /data: (\S+)\n/.exec(said)?.[1] ?? '';
  expect(key).toMatch(/^[\w-]+\.[\w-]{22}$/);
  const [node = ''] = key.split('.');
  expect(await post(`${node}.${'x'.repeat(22)}`)).toBe(404);
  const hello = {
    type: 'hello',
    versions: [protocolVersion],
    secret: randomId(runtime),
    name: 'Cem',
    connection: randomId(runtime),
    device: 'program',
    resume: null,
  };
  const taken = await fetch(urlOn(0, 'up'), {
    method: 'POST',
    headers: { 'lockstep-stream': key },
    body: JSON.stringify(hello),
  });
  expect(taken.status).toBe(204);
  const guesses: number[] = [];
  for (let i = 0; i < 60; i++) guesses.push(await post(`${node}.${'y'.repeat(22)}`));
  expect(guesses[0]).toBe(404);
  expect(guesses.at(-1)).toBe(429);
  // Who is known to have a stream is not kept from it by somebody who guesses at the same address.
  expect(await post(key)).toBe(204);
  abort.abort();
}, 60_000);

test('[PR43] while the bus is away such a line breaks, and is back when it is; nothing asked for is lost', async () => {
  const ann = joinAcross('Ann', 0);
  const ben = joinAcross('Ben', 0);
  await see(() => expect(ann.view().link.state).toBe('online'));
  await see(() => expect(ben.view().link.state).toBe('online'));
  await redis.kill();
  ann.send({ type: 'setTitle', title: 'Meanwhile' });
  await see(() => expect(ann.view().link.state).not.toBe('online'));
  await redis.start();
  await see(() => expect(ben.view().confirmed?.title).toBe('Meanwhile'));
  await see(() => expect(ann.view().link.state).toBe('online'));
}, 90_000);
