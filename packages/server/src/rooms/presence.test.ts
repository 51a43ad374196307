import { expect, test } from 'vitest';
import { createServer, report, watching } from '../testkit/evening.ts';

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
  const server = createServer({ limits: { digestRows: 2 } });
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
  for (let i = 0; i < 7; i++) {
    ann.say(report);
    await server.wait(1000);
  }
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
  const server = createServer();
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

test('[PR14] in a crowd silence may last forty seconds, and a while after it is none any more', async () => {
  const server = createServer({ limits: { rowsForAll: 2 } });
  const ann = await server.peer('room', 'ann').hello('ann');
  const ben = await server.peer('room', 'ben').hello('ben');
  const cal = await server.peer('room', 'cal').hello('cal');
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      ann.say(report);
      await server.wait(1000);
    }
  };
  await pass(20);
  expect([ben.ended, cal.ended]).toEqual([null, null]);
  ben.say(report);
  cal.say({ type: 'bye' });
  // Two are no crowd, but nobody knew of that when he last said something.
  await pass(30);
  expect(ben.ended).toBeNull();
  await pass(12);
  expect(ben.ended).toBe('silent');
});

test('[PR19] when nobody is heard, everybody gets the time to come back', async () => {
  const { server, ann, ben } = await watching();
  const room = server.registry.find('room');
  ann.drop();
  ben.drop();
  await server.wait(20_000);
  expect(room?.state.playback).toMatchObject({ cause: 'play', timeline: { playing: true } });
  const back = await server.peer('room', 'ann').hello('ann');
  await server.wait(3000);
  await server.peer('room', 'ben').hello('ben');
  await server.wait(10_000);
  expect(back.events()).not.toContain('left');
  expect(room?.state.members).toHaveLength(2);
});

test('[PR19] who is not back in time after that is gone', async () => {
  const { server, ann, ben } = await watching();
  ann.drop();
  ben.drop();
  await server.wait(20_000);
  const back = await server.peer('room', 'ann').hello('ann');
  for (let i = 0; i < 7; i++) {
    back.say(report);
    await server.wait(1000);
  }
  expect(back.events()).toContain('left');
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

test('[PR15] a hello that was held up on an older line does not take the place of the newer one', async () => {
  const { server, ben } = await watching();
  ben.drop();
  const older = server.peer('room', 'ben');
  await server.wait(100);
  const newer = await server.peer('room', 'ben').hello('ben');
  await older.hello('ben');
  expect([older.ended, newer.ended]).toEqual(['replaced', null]);
  await newer.ask({ type: 'pause' });
  expect(newer.last('accepted')).toBeDefined();
});

test('[PR15] nobody takes somebody else’s connection', async () => {
  const { server, ben } = await watching();
  const thief = await server.peer('room', 'eve').hello('eve', { connection: 'ben-1' });
  expect(thief.ended).toBe('badMessage');
  expect(ben.ended).toBeNull();
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
