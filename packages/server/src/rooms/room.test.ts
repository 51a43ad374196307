import { fail, mediaSec, type Command, type Up } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { FakeServer } from '../testkit/fake-server.ts';
import { memberIdFor } from './identity.ts';

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

const report: Extract<Up, { type: 'report' }> = {
  type: 'report',
  state: 'playing',
  position: mediaSec(1),
  at: 0 as Extract<Up, { type: 'report' }>['at'],
  rate: 1,
  skewMs: 1,
  clockErrorMs: 2,
  roundTripMs: 40,
  jitterMs: 2,
  bufferedSec: 10,
  warmStartMs: 2,
  coldStartMs: 70,
  seekMs: 100,
  counts: true,
  visible: true,
  soundBlocked: false,
  film: null,
};

const create = (options: Partial<ConstructorParameters<typeof FakeServer>[0]> = {}) =>
  new FakeServer({ runtime: new FakeRuntime(undefined, { offsetMs: 1e12 }), ...options });

async function watching() {
  const server = create();
  const ann = await server.peer('room', 'ann').hello('ann');
  const ben = await server.peer('room', 'ben').hello('ben');
  await ann.ask(film);
  await ann.ask({ type: 'play' });
  await server.wait(1000);
  return { server, ann, ben };
}

test('[PR8] a welcome brings the room, and everything after it comes to all in one order', async () => {
  const { ann, ben } = await watching();
  const welcome = ben.last('welcome');
  expect(welcome).toMatchObject({ version: 1, epoch: 'epoch-1', connection: 'ben-1' });
  expect(welcome?.member).toBe(memberIdFor('key', 'ben-secret-of-mine-'));
  expect(welcome?.room).toMatchObject({ kind: 'snapshot', state: { seq: 3, queue: [] } });
  expect(welcome?.roster.map(({ connection }) => connection)).toEqual(['ann-1', 'ben-1']);
  expect(ben.events()).toEqual(['itemAdded', 'itemSelected', 'played']);
  expect(ann.events()).toEqual(['joined', ...ben.events()]);
  const seqs = ann.all('events').flatMap(({ entries }) => entries.map(({ seq }) => seq));
  expect(seqs).toEqual([3, 4, 5, 6]);
});

test('[RM3] a command that comes twice happens once', async () => {
  const { server, ann, ben } = await watching();
  await ben.ask({ type: 'pause' }, 'once');
  await server.wait(500);
  await ben.ask({ type: 'pause' }, 'once');
  expect(ann.events().filter((type) => type === 'paused')).toHaveLength(1);
  expect(ben.all('accepted').map(({ id }) => id)).toEqual(['once', 'once']);
});

test('[PR6] a refusal says why, and what stands instead', async () => {
  const { ann, ben } = await watching();
  await ann.ask({ type: 'seek', to: mediaSec(100) });
  const id = await ben.ask({ type: 'pause' }, undefined, 500);
  expect(ben.last('refused')).toMatchObject({
    id,
    code: 'superseded',
    playback: { cause: 'seek', timeline: { position: 100 } },
    retryAfterMs: null,
  });
  expect(ann.all('refused')).toEqual([]);
});

test('[LG5] many at once are put in one order', async () => {
  const { server, ann, ben } = await watching();
  const seeks = Array.from({ length: 9 }, (_, i) =>
    (i % 2 === 0 ? ann : ben).ask({ type: 'seek', to: mediaSec(i) }),
  );
  await Promise.all(seeks);
  const { state } = server.registry.find('room') ?? {};
  expect(state?.playback.timeline.position).toBe(8);
  const seqs = ben.all('events').flatMap(({ entries }) => entries.map(({ seq }) => seq));
  expect(seqs).toEqual(seqs.map((_, index) => index + 4));
});

test('[LG6] another writer got in between: what it wrote is told, and the request decided again', async () => {
  const log = createMemoryLog();
  let meddle = true;
  const server = create({
    log: {
      ...log,
      append: async (room, expected, entries) => {
        if (!meddle || expected === 0) return log.append(room, expected, entries);
        meddle = false;
        const [first] = entries;
        if (first !== undefined) {
          const event = { type: 'titled', title: 'other' } as const;
          await log.append(room, expected, [{ ...first, by: null, command: null, event }]);
        }
        return fail('conflict');
      },
    },
  });
  const ann = await server.peer().hello('ann');
  await ann.ask(film);
  expect(ann.events()).toEqual(['titled', 'itemAdded', 'itemSelected']);
  expect(await log.read('room', 0)).toHaveLength(5);
});

test('[LG6] a log that fails fails the request, not the room; asking again happens once', async () => {
  const log = createMemoryLog();
  let broken = false;
  const append: typeof log.append = async (...args) => {
    if (broken) throw new Error('disk full');
    return log.append(...args);
  };
  const server = create({ log: { ...log, append } });
  const ann = await server.peer().hello('ann');
  broken = true;
  await ann.ask(film, 'once');
  expect(ann.all('accepted')).toEqual([]);
  expect(ann.ended).toBe('restarting');
  broken = false;
  const back = await server.peer().hello('ann');
  await back.ask(film, 'once');
  expect(back.events()).toEqual(['itemAdded', 'itemSelected']);
});

test('[PR18] coming back with what was seen last brings only what was missed', async () => {
  const { server, ann, ben } = await watching();
  ben.drop();
  await server.wait(1000);
  await ann.ask({ type: 'pause' });
  const back = await server.peer('room', 'ben').hello('ben', { resume: { epoch: 'epoch-1', seq: 6 } });
  expect(back.last('welcome')?.room).toMatchObject({ kind: 'missed', entries: [{ seq: 7 }] });
  expect(ann.events()).not.toContain('left');
});

test('[PR18] another run of the server, or a seq from the future, brings the whole room', async () => {
  const { server } = await watching();
  for (const resume of [
    { epoch: 'epoch-0', seq: 3 },
    { epoch: 'epoch-1', seq: 99 },
  ]) {
    const back = await server.peer('room', 'ben').hello('ben', { resume });
    expect(back.last('welcome')?.room.kind).toBe('snapshot');
  }
});

test('[PR18] what is no longer at hand comes as the whole room', async () => {
  const server = create({ limits: { entriesAtHand: 2 } });
  const ann = await server.peer().hello('ann');
  for (let i = 0; i < 8; i++) {
    await ann.ask({ type: 'setTitle', title: `t${i}` });
    await server.wait(200);
  }
  ann.say({ type: 'resync', seq: 2 });
  expect(ann.last('state')?.state).toMatchObject({ title: 't7', seq: 10 });
  ann.say({ type: 'resync', seq: 9 });
  expect(ann.last('events')?.entries.map(({ seq }) => seq)).toEqual([10]);
});

test('[PR12] reports become one digest a second, only of what changed', async () => {
  const { server, ann, ben } = await watching();
  const before = ann.all('digest').length;
  ben.say(report);
  ben.say({ ...report, skewMs: 7 });
  await server.wait(1000);
  const digests = ann.all('digest').slice(before);
  expect(digests).toHaveLength(1);
  expect(digests[0]?.rows).toMatchObject([{ connection: 'ben-1', link: 'up', telemetry: { skewMs: 7 } }]);
  await server.wait(2000);
  expect(ann.all('digest')).toHaveLength(before + 1);
});

test('[PR12] a digest has so many rows at most; the others come next', async () => {
  const server = create({ limits: { digestRows: 2 } });
  const peers = await Promise.all(['a', 'b', 'c'].map(async (who) => server.peer().hello(who)));
  await server.wait(2000);
  const rows = peers[0]?.all('digest').map((digest) => digest.rows.map(({ connection }) => connection));
  expect(rows).toEqual([['a-1', 'b-1'], ['c-1']]);
});

test('[PR13] a line that drops for less than the grace period is only seen as down', async () => {
  const { server, ann, ben } = await watching();
  ben.drop();
  await server.wait(5000);
  expect(ann.last('digest')?.rows).toMatchObject([{ connection: 'ben-1', link: 'down' }]);
  await server.peer('room', 'ben').hello('ben');
  await server.wait(10_000 - 5000);
  expect(ann.events()).not.toContain('left');
  expect(ann.last('digest')?.rows).toMatchObject([{ connection: 'ben-1', link: 'up' }]);
});

test('[PR13] after the grace period the member is gone', async () => {
  const { server, ann, ben } = await watching();
  ben.drop();
  await server.wait(7000);
  ann.say(report);
  expect(ann.events().at(-1)).toBe('left');
  expect(ann.all('digest').some(({ gone }) => gone.includes('ben-1'))).toBe(true);
});

test('[PR13] leaving on purpose needs no grace, and a second tab keeps one in the room', async () => {
  const { server, ann, ben } = await watching();
  const tab = await server.peer('room', 'ben').hello('ben', { connection: 'ben-2' });
  ben.say({ type: 'bye' });
  await server.wait(100);
  expect(ben.ended).toBe('left');
  expect(ann.events()).not.toContain('left');
  tab.say({ type: 'bye' });
  await server.wait(100);
  expect(ann.events().at(-1)).toBe('left');
});

test('[PR8] a name of which nothing is left becomes Guest', async () => {
  const server = create();
  await server.peer().hello('ann', { name: '\u200B' });
  expect(server.registry.find('room')?.state.members[0]?.name).toBe('Guest');
});

test('[PR14] who says nothing for ten seconds is gone', async () => {
  const { server, ann, ben } = await watching();
  for (let i = 0; i < 12; i++) {
    ann.say(report);
    await server.wait(1000);
  }
  expect(ben.ended).toBe('silent');
  expect(ann.ended).toBeNull();
  expect(ann.events().at(-1)).toBe('left');
});

test('[PR15] the same connection somewhere else takes the place of the old line', async () => {
  const { server, ann, ben } = await watching();
  const again = await server.peer('room', 'ben').hello('ben');
  expect(ben.ended).toBe('replaced');
  await server.wait(7000 - 1000);
  again.say(report);
  expect(ann.events()).not.toContain('left');
  await again.ask({ type: 'pause' });
  expect(again.last('accepted')).toBeDefined();
});

test('[PR15] nobody takes somebody else’s connection', async () => {
  const { server, ben } = await watching();
  const thief = await server.peer('room', 'eve').hello('eve', { connection: 'ben-1' });
  expect(thief.ended).toBe('badMessage');
  expect(ben.ended).toBeNull();
});

test('[RM29] the film stops where it was when the last line dropped', async () => {
  const { server, ann, ben } = await watching();
  ben.say({ type: 'bye' });
  await server.wait(2000);
  const room = server.registry.find('room');
  const { position, at } = room?.state.playback.timeline ?? { position: 0, at: 0 };
  const reached = position + (server.runtime.now() - at) / 1000;
  ann.drop();
  await server.wait(8000);
  expect(room?.isEmpty).toBe(true);
  expect(room?.state.playback).toMatchObject({ cause: 'sleep', timeline: { playing: false } });
  expect(room?.state.playback.timeline.position).toBeCloseTo(reached, 6);
});

test('[RM16] a hold ends by itself', async () => {
  const { server, ann, ben } = await watching();
  await ben.ask({ type: 'reportStall' });
  expect(ann.events().at(-1)).toBe('held');
  for (let i = 0; i < 8; i++) {
    ann.say(report);
    ben.say(report);
    await server.wait(1000);
  }
  await server.wait(200);
  expect(ann.events().at(-1)).toBe('released');
});

test('[PR16] nobody waits for a player that does not count', async () => {
  const { ann, ben } = await watching();
  ben.say({ ...report, counts: false });
  await ben.ask({ type: 'reportStall' });
  expect(ben.last('accepted')).toBeDefined();
  expect(ann.events().at(-1)).toBe('played');
});

test('[PR16] leads come from what connections that count report', async () => {
  const { server, ann, ben } = await watching();
  const room = server.registry.find('room');
  ann.say(report);
  ben.say({ ...report, roundTripMs: 200, counts: false });
  await ann.ask({ type: 'pause' });
  expect(room?.state.playback.timeline.at).toBe(server.runtime.now() + 20 + 2 + 8);
  await server.wait(1000);
  ben.say({ ...report, roundTripMs: 200 });
  await ann.ask({ type: 'play' });
  expect(room?.state.playback.timeline.at).toBe(server.runtime.now() + 100 + 2 + 8 + 2);
});

test('what starts stops: nothing is planned after the end', async () => {
  const { server, ben } = await watching();
  await ben.ask({ type: 'reportStall' });
  server.registry.stop();
  expect(ben.ended).toBe('restarting');
  await server.wait(20_000);
  expect(server.runtime.time.planned).toBe(0);
});
