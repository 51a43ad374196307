/** Rooms on several nodes at once, over a bus that delays, loses, and is away. */
import { mediaSec, serverMs, type Command, type Entry } from '@lockstep/core';
import { createDice } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { film, report } from '../testkit/evening.ts';
import { FakeNodes } from '../testkit/fake-nodes.ts';
import type { FakePeer } from '../testkit/fake-peer.ts';
import { encodeFrame } from './bus-frame.ts';

/** Ann on the first node, Ben on the second, a film that plays. */
async function apart(options: ConstructorParameters<typeof FakeNodes>[1] = {}, count = 2) {
  const nodes = new FakeNodes(count, options);
  const ann = await nodes.peer(0, 'ann').hello('ann');
  await nodes.wait(50);
  const ben = await nodes.peer(1, 'ben').hello('ben');
  nodes.keepReporting([ann, ben], report);
  await ann.ask(film);
  await nodes.wait(50);
  await ann.ask({ type: 'play' });
  await nodes.wait(1500);
  return { nodes, ann, ben };
}

const rosterOf = (peer: FakePeer): Map<string, string> => {
  const rows = new Map(peer.last('welcome')?.roster.map(({ connection, link }) => [connection, link]));
  for (const digest of peer.all('digest')) {
    for (const { connection, link } of digest.rows) rows.set(connection, link);
    for (const connection of digest.gone) rows.delete(connection);
  }
  return rows;
};
const entriesOf = (peer: FakePeer): readonly Entry[] => peer.all('events').flatMap(({ entries }) => entries);
const stateOn = (nodes: FakeNodes, index: number) => nodes.node(index).server.registry.find('room')?.state;

test('[BU6] what happens on one node is told on all, in the same order', async () => {
  const { nodes, ann, ben } = await apart();
  await ben.ask({ type: 'pause' });
  await nodes.wait(50);
  expect(ann.events()).toEqual(['joined', 'itemAdded', 'itemSelected', 'played', 'paused']);
  const fromFilm = (peer: FakePeer) => entriesOf(peer).filter(({ seq }) => seq > 3);
  expect(fromFilm(ben)).toEqual(fromFilm(ann));
  expect(stateOn(nodes, 0)).toEqual(stateOn(nodes, 1));
  expect(await nodes.log.read('room', 3)).toEqual(fromFilm(ann));
});

test('[BU8] everybody sees everybody, wherever they are', async () => {
  const { nodes, ann, ben } = await apart();
  await nodes.wait(2000);
  const all = new Map([
    ['ann-1', 'up'],
    ['ben-1', 'up'],
  ]);
  expect(rosterOf(ann)).toEqual(all);
  expect(rosterOf(ben)).toEqual(all);
  const late = await nodes.peer(0, 'cem').hello('cem');
  expect(late.last('welcome')?.roster.map(({ connection }) => connection)).toEqual([
    'ann-1',
    'cem-1',
    'ben-1',
  ]);
});

test('[PR12] in a room where nothing changes nobody is told anything, on several nodes either', async () => {
  const nodes = new FakeNodes(2);
  const ann = await nodes.peer(0, 'ann').hello('ann');
  const ben = await nodes.peer(1, 'ben').hello('ben');
  await nodes.wait(3000);
  const before = ann.got.length + ben.got.length;
  ann.say({ type: 'probe', probe: 1 });
  ben.say({ type: 'probe', probe: 1 });
  await nodes.wait(3000);
  expect(ann.got.length + ben.got.length).toBe(before + 2);
});

test('[BU8] a room of which one node knows only from the others is not empty there', async () => {
  const { nodes } = await apart({}, 3);
  const { server } = nodes.node(2);
  await server.registry.open('room', 'here');
  await nodes.wait(1500);
  const room = server.registry.find('room');
  expect(room?.isEmpty).toBe(false);
  expect(room?.present().size).toBe(2);
  expect(room?.state.playback.timeline.playing).toBe(true);
});

test('[BU7] of two who stand on yesterday’s room, one is decided again', async () => {
  const { nodes, ann, ben } = await apart();
  nodes.world.delayMs = 300;
  await ann.ask({ type: 'pause' });
  // Not yet told here; that the film plays is not true any more.
  expect(stateOn(nodes, 1)?.playback.timeline.playing).toBe(true);
  await ben.ask({ type: 'play' });
  expect(entriesOf(ben).at(-1)?.event.type).toBe('played');
  await nodes.wait(3000);
  expect(stateOn(nodes, 0)).toEqual(stateOn(nodes, 1));
  expect(stateOn(nodes, 0)?.playback.timeline.playing).toBe(true);
});

test('[RM3] the same command on two nodes happens once', async () => {
  const { nodes, ann, ben } = await apart();
  nodes.world.delayMs = 500;
  await ben.ask({ type: 'pause' }, 'once');
  ben.drop();
  const again = await nodes.peer(0, 'ben').hello('ben');
  await ann.ask({ type: 'play' });
  await again.ask({ type: 'pause' }, 'once');
  await nodes.wait(3000);
  expect(again.all('accepted').map(({ id }) => id)).toEqual(['once']);
  const log = await nodes.log.read('room', 0);
  expect(log.filter(({ command }) => command === 'once')).toHaveLength(1);
  expect(stateOn(nodes, 1)?.playback.timeline.playing).toBe(true);
});

test('[BU10][PR13] coming back to another node within the grace period is told to nobody', async () => {
  const { nodes, ann, ben } = await apart();
  await nodes.wait(1000);
  ben.drop();
  await nodes.wait(3000);
  const back = await nodes.peer(0, 'ben').hello('ben', {
    resume: { log: ben.last('welcome')?.log ?? '', seq: stateOn(nodes, 1)?.seq ?? 0 },
  });
  nodes.keepReporting([ann, back], report);
  await nodes.wait(15_000);
  expect(ann.events().filter((type) => type === 'left' || type === 'joined')).toEqual(['joined']);
  expect(back.last('welcome')?.room.kind).toBe('missed');
  expect(rosterOf(ann)).toEqual(
    new Map([
      ['ann-1', 'up'],
      ['ben-1', 'up'],
    ]),
  );
});

test('[PR15] a line that still stands on one node ends when its connection comes to another', async () => {
  const { nodes, ann, ben } = await apart();
  const back = await nodes.peer(0, 'ben').hello('ben');
  await nodes.wait(100);
  expect(ben.ended).toBe('replaced');
  nodes.keepReporting([ann, back], report);
  await nodes.wait(10_000);
  expect(back.ended).toBeNull();
  expect(ann.events()).not.toContain('left');
  // A hello that was held back on the way comes later, over a line that was opened earlier.
  const older = nodes.peer(1, 'ben');
  await nodes.wait(10);
  const newer = await nodes.peer(0, 'ben').hello('ben');
  nodes.keepReporting([ann, newer], report);
  await nodes.wait(100);
  await older.hello('ben');
  expect(older.ended).toBe('replaced');
  expect(newer.ended).toBeNull();
});

test('[PR15] a connection of somebody on another node is not taken', async () => {
  const { nodes } = await apart();
  const eve = await nodes.peer(0, 'eve').hello('eve', { connection: 'ben-1' });
  expect(eve.ended).toBe('badMessage');
});

test('[BU11] a member leaves the room with his last connection on any node', async () => {
  const { nodes, ann, ben } = await apart();
  const tab = await nodes.peer(0, 'ben').hello('ben', { connection: 'ben-2' });
  nodes.keepReporting([ann, tab], report);
  await nodes.wait(1000);
  ben.say({ type: 'bye' });
  await nodes.wait(2000);
  expect(ann.events()).not.toContain('left');
  expect(rosterOf(ann).has('ben-1')).toBe(false);
  tab.say({ type: 'bye' });
  await nodes.wait(100);
  expect(ann.events().at(-1)).toBe('left');
});

test('[RM29] the film stops when the last one on any node has left, and not before', async () => {
  const { nodes, ann, ben } = await apart();
  ann.say({ type: 'bye' });
  await nodes.wait(10_000);
  expect(stateOn(nodes, 0)?.playback.timeline.playing).toBe(true);
  ben.say({ type: 'bye' });
  await nodes.wait(2000);
  for (const index of [0, 1]) {
    expect(stateOn(nodes, index)?.playback).toMatchObject({ cause: 'sleep', timeline: { playing: false } });
  }
  const log = await nodes.log.read('room', 0);
  expect(log.filter(({ event }) => event.type === 'slept')).toHaveLength(1);
});

test('[BU9] a node that dies takes its members’ lines down; those who come back elsewhere never left', async () => {
  const { nodes, ann, ben } = await apart({}, 3);
  const cem = await nodes.peer(1, 'cem').hello('cem');
  nodes.keepReporting([ann, ben, cem], report);
  await nodes.wait(2000);
  // From one moment to the next nothing comes from there.
  nodes.node(1).server.runtime.sleep();
  nodes.node(1).bus.become('away');
  const back = await nodes.peer(2, 'ben').hello('ben');
  nodes.keepReporting([ann, back], report);
  await nodes.wait(7000);
  expect(rosterOf(ann).get('cem-1')).toBe('down');
  expect(rosterOf(ann).get('ben-1')).toBe('up');
  expect(ann.events()).not.toContain('left');
  await nodes.wait(6000);
  const left = entriesOf(ann).filter(({ event }) => event.type === 'left');
  expect(left).toHaveLength(1);
  expect(left[0]?.event).toMatchObject({ member: cem.last('welcome')?.member });
  expect(rosterOf(ann).has('cem-1')).toBe(false);
});

test('[BU9] a node that ends says so, and its members have the grace period', async () => {
  const { nodes, ann, ben } = await apart();
  nodes.node(1).server.registry.stop();
  expect(ben.ended).toBe('restarting');
  await nodes.wait(1500);
  expect(rosterOf(ann).get('ben-1')).toBe('down');
  const back = await nodes.peer(0, 'ben').hello('ben');
  nodes.keepReporting([ann, back], report);
  await nodes.wait(12_000);
  expect(ann.events()).not.toContain('left');
});

test('[RM16] a hold that ends on every node ends once', async () => {
  const { nodes, ann, ben } = await apart();
  await ben.ask({ type: 'reportStall' });
  await nodes.wait(100);
  expect(ann.events().at(-1)).toBe('held');
  await nodes.wait(9000);
  const log = await nodes.log.read('room', 0);
  expect(log.filter(({ event }) => event.type === 'released')).toHaveLength(1);
  expect(stateOn(nodes, 0)?.playback.timeline.playing).toBe(true);
});

test('[PR16] leads count the members of all nodes', async () => {
  const { nodes, ann, ben } = await apart();
  ben.say({ ...report, roundTripMs: 600 });
  nodes.keepReporting([ann], report);
  await nodes.wait(1500);
  const now = nodes.node(0).server.runtime.now();
  await ann.ask({ type: 'pause' });
  expect(stateOn(nodes, 0)?.playback.timeline.at).toBeGreaterThanOrEqual(now + 300);
});

test('[BU6] what the bus loses is read from the log, within a second or two', async () => {
  const { nodes, ann, ben } = await apart();
  nodes.world.loss = 1;
  await ann.ask({ type: 'setTitle', title: 'lost' });
  nodes.world.loss = 0;
  await nodes.wait(1100);
  expect(ben.events().at(-1)).toBe('titled');
  nodes.world.loss = 1;
  await ann.ask({ type: 'setTitle', title: 'lost again' });
  await nodes.wait(100);
  nodes.world.loss = 0;
  await ann.ask({ type: 'setTitle', title: 'seen' });
  await nodes.wait(50);
  expect(entriesOf(ben).map(({ seq }) => seq)).toEqual(entriesOf(ben).map((_, i) => i + 4));
  expect(stateOn(nodes, 1)?.title).toBe('seen');
});

test('[BU11] while the bus is away rooms follow the log, nobody is taken for gone, and all is well after', async () => {
  const { nodes, ann, ben } = await apart();
  nodes.world.become('away');
  await ann.ask({ type: 'pause' });
  await nodes.wait(1100);
  expect(ben.events().at(-1)).toBe('paused');
  await ben.ask({ type: 'play' });
  await nodes.wait(1100);
  expect(stateOn(nodes, 0)).toEqual(stateOn(nodes, 1));
  // Ben goes to the other node, of which his own learns only afterwards.
  ben.drop();
  const back = await nodes.peer(0, 'ben').hello('ben');
  nodes.keepReporting([ann, back], report);
  await nodes.wait(20_000);
  nodes.world.become('up');
  await nodes.wait(20_000);
  expect(ann.events()).not.toContain('left');
  expect(rosterOf(ann)).toEqual(
    new Map([
      ['ann-1', 'up'],
      ['ben-1', 'up'],
    ]),
  );
});

test('[BU11] who left while the bus was away is gone when it is back', async () => {
  const { nodes, ann, ben } = await apart();
  nodes.world.become('away');
  await nodes.wait(1000);
  ben.say({ type: 'bye' });
  nodes.keepReporting([ann], report);
  await nodes.wait(30_000);
  expect(ann.events()).not.toContain('left');
  nodes.world.become('up');
  await nodes.wait(13_000);
  expect(ann.events().filter((type) => type === 'left')).toHaveLength(1);
  expect(rosterOf(ann).size).toBe(1);
});

test('[BU11][RM29] the last one who left while the bus was away is gone too, and the film stops', async () => {
  const nodes = new FakeNodes(2);
  const ann = await nodes.peer(0, 'ann').hello('ann');
  await ann.ask(film);
  await ann.ask({ type: 'play' });
  await nodes.wait(1000);
  nodes.world.become('away');
  ann.say({ type: 'bye' });
  await nodes.wait(5000);
  expect(stateOn(nodes, 0)?.members).toHaveLength(1);
  nodes.world.become('up');
  await nodes.wait(13_000);
  expect(stateOn(nodes, 0)?.members).toHaveLength(0);
  expect(stateOn(nodes, 0)?.playback).toMatchObject({ cause: 'sleep', timeline: { playing: false } });
});

test('[BU12] who was taken for gone and is not comes in again by himself', async () => {
  const { nodes, ann, ben } = await apart();
  const member = ben.last('welcome')?.member ?? '';
  const room = nodes.node(0).server.registry.find('room');
  const entry: Entry = {
    seq: (room?.state.seq ?? 0) + 1,
    at: entriesOf(ann).at(-1)?.at ?? serverMs(0),
    by: null,
    command: null,
    event: { type: 'left', member },
  };
  await nodes.log.append('room', entry.seq - 1, [entry]);
  nodes.node(0).bus.publish(
    'room',
    encodeFrame({
      node: 'stranger',
      seq: entry.seq,
      said: 0,
      digests: 0,
      kind: 'entries',
      entries: [entry],
    }),
  );
  await nodes.wait(1000);
  expect(ann.events().slice(-2)).toEqual(['left', 'joined']);
  expect(stateOn(nodes, 1)?.members.map(({ name }) => name)).toEqual(['ann', 'ben']);
});

test('[BU5] what is no frame is looked at and left', async () => {
  const { nodes, ann } = await apart();
  for (const text of [
    '',
    '{}',
    'null',
    '{"node":"x","seq":-1}',
    '{"node":"x","seq":1,"digests":1,"kind":"entries"}\n{',
  ]) {
    nodes.node(0).bus.publish('room', text);
  }
  await nodes.wait(100);
  await ann.ask({ type: 'pause' });
  expect(ann.events().at(-1)).toBe('paused');
});

test.each([1, 2, 3, 4, 5])(
  '[BU7] 100 commands at once on three nodes over a bus that loses a third: the same room everywhere, each once (seed %i)',
  async (seed) => {
    const nodes = new FakeNodes(3, { seed, limits: { commandsBurst: 1000, messagesBurst: 1000 } });
    const dice = createDice(seed).fork('commands');
    nodes.world.delayMs = 20;
    nodes.world.loss = 0.33;
    const peers: FakePeer[] = [];
    for (let i = 0; i < 9; i++) peers.push(await nodes.peer(i % 3, `p${i}`).hello(`p${i}`));
    await peers[0]?.ask(film);
    nodes.keepReporting(peers, report);
    await nodes.wait(2000);
    const asked: Promise<string>[] = [];
    for (let i = 0; i < 100; i++) {
      const command = dice.pick<Command>([
        { type: 'seek', to: mediaSec(dice.below(600)) },
        { type: 'setTitle', title: `title ${i}` },
        { type: 'setRate', rate: 1 + dice.below(4) / 4 },
      ]);
      asked.push(peers[dice.below(9)]?.ask(command, `c${i}`) ?? Promise.resolve(''));
      if (dice.uniform() < 0.3) await nodes.wait(10);
    }
    await Promise.all(asked);
    nodes.world.loss = 0;
    await nodes.wait(3000);
    const log = await nodes.log.read('room', 0);
    const answered = peers.flatMap((peer) => [...peer.all('accepted'), ...peer.all('refused')]);
    expect(answered.filter(({ id }) => /^c\d+$/.test(id))).toHaveLength(100);
    const accepted = peers.flatMap((peer) => peer.all('accepted').map(({ id }) => id));
    const kept = log.flatMap(({ command }) => (/^c\d+$/.test(command ?? '') ? (command ?? []) : []));
    expect(new Set(kept).size).toBe(kept.length);
    expect(accepted).toEqual(expect.arrayContaining(kept));
    for (const index of [1, 2]) expect(stateOn(nodes, index)).toEqual(stateOn(nodes, 0));
    for (const peer of peers) {
      const seqs = entriesOf(peer).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
      expect(seqs.at(-1)).toBe(log.at(-1)?.seq);
    }
  },
);

test('what starts stops: several nodes leave nothing planned', async () => {
  const { nodes } = await apart({}, 3);
  await nodes.wait(3000);
  for (const { server } of nodes.nodes) server.registry.stop();
  const { planned } = nodes.time;
  await nodes.wait(20_000);
  // The reports of the test itself.
  expect(nodes.time.planned).toBe(1);
  expect(planned).toBeGreaterThanOrEqual(1);
});

test('[BU5] what is for everybody comes to everybody, once', async () => {
  const { nodes, ann, ben } = await apart();
  const before = [ann, ben].map((peer) => peer.all('state').length);
  const state = stateOn(nodes, 0);
  if (state === undefined) throw new Error('no room');
  const frame = encodeFrame({
    node: 'third',
    seq: state.seq,
    said: 0,
    digests: 0,
    kind: 'tell',
    message: { type: 'state', state },
  });
  nodes.node(0).bus.publish('room', frame);
  await nodes.wait(100);
  expect([ann, ben].map((peer) => peer.all('state').length)).toEqual(before.map((count) => count + 1));
});
