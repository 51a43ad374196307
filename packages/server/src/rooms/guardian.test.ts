import { mediaSec, positionAt, serverMs, type Up } from '@lockstep/core';
import { expect, test } from 'vitest';
import { watching, report } from '../testkit/evening.ts';
import type { FakePeer } from '../testkit/fake-peer.ts';
import { FakeNodes } from '../testkit/fake-nodes.ts';
import { film } from '../testkit/evening.ts';

type Report = Extract<Up, { type: 'report' }>;

const on = { type: 'setSetting', setting: { name: 'guard', on: true } } as const;

/** What somebody says who is `behind` seconds off the line of his server's room. */
function said(peer: FakePeer, now: number, behind: number, more: Partial<Report> = {}): void {
  const timeline = peer
    .all('events')
    .flatMap(({ entries }) => entries)
    .flatMap(({ event }) => ('timeline' in event ? [event.timeline] : []))
    .at(-1);
  if (timeline === undefined) throw new Error('nothing plays');
  const at = serverMs(now);
  const position = mediaSec(Math.max(0, positionAt(timeline, at) - behind));
  peer.say({
    ...report,
    at,
    position,
    film: { item: 'film', name: null, size: null, duration: null },
    ...more,
  });
}

test('[RM60][RM66] the server goes back for whoever falls behind, once, and it is the room’s own doing', async () => {
  const { server, ann, ben } = await watching();
  await ann.ask(on);
  const second = async (behind: number): Promise<void> => {
    said(ann, server.runtime.now(), 0);
    said(ben, server.runtime.now(), behind);
    await server.wait(1000);
  };
  for (let i = 0; i < 15; i++) await second(0);
  for (let i = 0; i < 3; i++) await second(10);
  const guards = ann
    .all('events')
    .flatMap(({ entries }) => entries)
    .filter(({ event }) => event.type === 'seeked');
  expect(guards).toMatchObject([
    { by: null, command: null, event: { manner: 'guard', of: ben.last('welcome')?.member } },
  ]);
});

test('[RM60] with the guard off, or for one who is alone, nothing moves', async () => {
  const { server, ann, ben } = await watching();
  for (let i = 0; i < 15; i++) {
    said(ann, server.runtime.now(), 0);
    said(ben, server.runtime.now(), i < 8 ? 0 : 10);
    await server.wait(1000);
  }
  await ann.ask(on);
  ben.say({ type: 'bye' });
  for (let i = 0; i < 15; i++) {
    said(ann, server.runtime.now(), i < 8 ? 0 : 10);
    await server.wait(1000);
  }
  expect(ann.events()).not.toContain('seeked');
});

test('[RM66] of two nodes that see the same one acts', async () => {
  const nodes = new FakeNodes(2);
  const ann = await nodes.peer(0, 'ann').hello('ann');
  const ben = await nodes.peer(1, 'ben').hello('ben');
  await ann.ask(film);
  await ann.ask({ type: 'play' });
  await ann.ask(on);
  await nodes.wait(500);
  const { runtime } = nodes.node(0).server;
  const second = async (behind: number): Promise<void> => {
    said(ann, runtime.now(), 0);
    said(ben, runtime.now(), behind);
    await nodes.wait(1000);
  };
  for (let i = 0; i < 12; i++) await second(0);
  for (let i = 0; i < 4; i++) await second(10);
  const log = await nodes.log.read('room', 0);
  expect(log.filter(({ event }) => event.type === 'seeked')).toHaveLength(1);
  for (let i = 0; i < 40; i++) await second(10);
  expect((await nodes.log.read('room', 0)).filter(({ event }) => event.type === 'seeked')).toHaveLength(1);
});
