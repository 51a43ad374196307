import { fail, mediaSec, protocolVersion } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { createServer, film, report, watching } from '../testkit/evening.ts';
import { memberIdFor } from './identity.ts';

test('[PR8] a welcome brings the room, and everything after it comes to all in one order', async () => {
  const { ann, ben } = await watching();
  const welcome = ben.last('welcome');
  expect(welcome).toMatchObject({ version: protocolVersion, epoch: 'epoch-1', connection: 'ben-1' });
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
  const server = createServer({
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
  const server = createServer({ log: { ...log, append } });
  const ann = await server.peer().hello('ann');
  broken = true;
  await ann.ask(film, 'once');
  expect(ann.all('accepted')).toEqual([]);
  expect(ann.last('refused')).toMatchObject({ id: 'once', code: 'retry' });
  expect(ann.ended).toBeNull();
  broken = false;
  await ann.ask(film, 'once');
  expect(ann.all('accepted')).toHaveLength(1);
  expect(ann.events()).toEqual(['itemAdded', 'itemSelected']);
});

test('[PR18] coming back with what was seen last brings only what was missed', async () => {
  const { server, ann, ben } = await watching();
  ben.drop();
  await server.wait(1000);
  await ann.ask({ type: 'pause' });
  const log = ben.last('welcome')?.log ?? '';
  const back = await server.peer('room', 'ben').hello('ben', { resume: { log, seq: 6 } });
  expect(back.last('welcome')?.room).toMatchObject({ kind: 'missed', entries: [{ seq: 7 }] });
  expect(ann.events()).not.toContain('left');
});

test('[PR18] another log, or a seq from the future, brings the whole room', async () => {
  const { server, ben } = await watching();
  const log = ben.last('welcome')?.log ?? '';
  for (const resume of [
    { log: 'another', seq: 3 },
    { log, seq: 99 },
  ]) {
    const back = await server.peer('room', 'ben').hello('ben', { resume });
    expect(back.last('welcome')?.room.kind).toBe('snapshot');
  }
});

test('[PR18] what is no longer at hand comes as the whole room', async () => {
  const server = createServer({ limits: { entriesAtHand: 2 } });
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

test('[RM29] the film stops where it was when the last line dropped', async () => {
  const { server, ann, ben } = await watching();
  ben.say({ type: 'bye' });
  await server.wait(2000);
  const room = server.registry.find('room');
  const { position, at } = room?.state.playback.timeline ?? { position: 0, at: 0 };
  const reached = position + (server.runtime.now() - at) / 1000;
  ann.drop();
  await server.wait(61_000);
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

test('what starts stops: nothing is planned after the end', async () => {
  const { server, ben } = await watching();
  await ben.ask({ type: 'reportStall' });
  server.registry.stop();
  expect(ben.ended).toBe('restarting');
  await server.wait(20_000);
  expect(server.runtime.time.planned).toBe(0);
});
