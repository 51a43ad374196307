import { localMs, type LocalMs } from '@lockstep/core';
import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { beforeEach, expect, test } from 'vitest';
import { FakeBusWorld, type FakeBus } from '../testkit/fake-bus.ts';
import { settled } from '../testkit/fake-peer.ts';
import { decodePost, encodePost } from './post-frame.ts';
import { PostRelay, type Passed } from './post-relay.ts';

interface Node {
  readonly relay: PostRelay;
  readonly bus: FakeBus;
  readonly taken: { readonly stream: string; readonly body: string; readonly at: LocalMs }[];
}

let time: VirtualTime;
let world: FakeBusWorld;
let nodes: Node[];

beforeEach(() => {
  time = new VirtualTime();
  world = new FakeBusWorld(time);
  nodes = ['one', 'two'].map((node) => {
    const bus = world.open();
    const taken: Node['taken'] = [];
    const relay = new PostRelay({
      runtime: new FakeRuntime(time),
      cluster: { bus, node, clockErrorMs: () => 0 },
      take: (stream, body, at) => {
        if (!stream.endsWith('.known')) return false;
        taken.push({ stream, body, at });
        return true;
      },
    });
    return { relay, bus, taken };
  });
});

const node = (index: number): Node => {
  const found = nodes[index];
  if (found === undefined) throw new Error('no such node');
  return found;
};

async function outcome(passing: Promise<Passed>, ms: number): Promise<Passed | 'waiting'> {
  let passed: Passed | 'waiting' = 'waiting';
  void passing.then((answer) => {
    passed = answer;
  });
  for (let waited = 0; waited < ms; waited += 10) {
    time.advance(10);
    await settled();
  }
  return passed;
}

test('[PR43] a body comes to the node that has the stream, with the moment it came to the first', async () => {
  time.advance(5000);
  const stream = node(1).relay.nameFor('known');
  expect(node(0).relay.isElsewhere(stream)).toBe(true);
  expect(node(1).relay.isElsewhere(stream)).toBe(false);
  expect(node(0).relay.isElsewhere('a-key-without-a-node')).toBe(false);
  expect(await outcome(node(0).relay.pass(stream, 'a\nb', localMs(4990)), 100)).toBe('taken');
  expect(node(1).taken).toEqual([{ stream, body: 'a\nb', at: 4990 }]);
  // Neither from the future nor from long ago: whoever is asked does not believe everything.
  await outcome(node(0).relay.pass(stream, 'c', localMs(9e9)), 100);
  await outcome(node(0).relay.pass(stream, 'd', localMs(1)), 100);
  const [, fromFuture, fromPast] = node(1).taken;
  expect(fromFuture?.at).toBeLessThanOrEqual(time.now);
  expect(fromPast?.at).toBeGreaterThan(time.now - 1200);
});

test('[PR43] a stream that is none is said to be none; a node that does not answer is not waited for long', async () => {
  expect(await outcome(node(0).relay.pass(node(1).relay.nameFor('other'), 'a', localMs(0)), 100)).toBe(
    'unknown',
  );
  expect(await outcome(node(0).relay.pass('nobody.known', 'a', localMs(0)), 2900)).toBe('waiting');
  expect(await outcome(node(0).relay.pass('nobody.known', 'a', localMs(0)), 3100)).toBe('away');
  expect(await outcome(node(0).relay.pass('no name', 'a', localMs(0)), 10)).toBe('unknown');
  expect(time.planned).toBe(0);
});

test('[PR43] while the bus is away it says so at once, and when it ends nobody waits', async () => {
  const stream = node(1).relay.nameFor('known');
  node(0).bus.become('away');
  expect(await outcome(node(0).relay.pass(stream, 'a', localMs(0)), 10)).toBe('away');
  node(0).bus.become('up');
  world.loss = 1;
  const passing = node(0).relay.pass(stream, 'a', localMs(0));
  node(0).relay.stop();
  expect(await outcome(passing, 10)).toBe('away');
  expect(time.planned).toBe(0);
});

test('[BU17] what is no frame is nobody’s', () => {
  const frame = { kind: 'post', from: 'one', id: 1, stream: 'two.known', at: 1, body: 'x' } as const;
  expect(decodePost(encodePost(frame))).toEqual(frame);
  expect(decodePost(encodePost({ kind: 'done', id: 1, taken: true }))).toEqual({
    kind: 'done',
    id: 1,
    taken: true,
  });
  const bad: readonly object[] = [
    { ...frame, from: 'a b' },
    { ...frame, stream: 'two' },
    { ...frame, at: null },
    { ...frame, id: 1.5 },
    { ...frame, body: 'x'.repeat(17 * 1024) },
    { ...frame, kind: 'dance' },
    { kind: 'done', id: 1 },
  ];
  for (const one of bad) expect(decodePost(JSON.stringify(one))).toBeNull();
  for (const text of ['', '{', 'null', '1']) expect(decodePost(text)).toBeNull();
});
