import type { OwnSignal } from '@lockstep/core';
import { expect, test } from 'vitest';
import { report } from '../testkit/evening.ts';
import { FakeNodes } from '../testkit/fake-nodes.ts';
import type { FakePeer } from '../testkit/fake-peer.ts';

const talking = { mic: true, camera: false, screen: false };
const hello: OwnSignal = { purpose: 'call', session: 's', what: { type: 'hello' } };

async function twoNodes() {
  const nodes = new FakeNodes(2);
  const ann = await nodes.peer(0, 'ann').hello('ann');
  await nodes.wait(300);
  const ben = await nodes.peer(1, 'ben').hello('ben');
  nodes.keepReporting([ann, ben], report);
  await nodes.wait(1500);
  return { nodes, ann, ben };
}

const rowOf = (peer: FakePeer, connection: string) =>
  peer
    .all('digest')
    .flatMap(({ rows }) => rows)
    .findLast((row) => row.connection === connection);

test('[CA1][CA15] who is in the call on one node is told at once on the others', async () => {
  const { nodes, ann, ben } = await twoNodes();
  ann.say({ type: 'call', id: 'k1', state: talking });
  await nodes.wait(150);
  expect(rowOf(ben, 'ann-1')?.call).toMatchObject(talking);
  ann.say({ type: 'call', id: 'k2', state: null });
  await nodes.wait(150);
  expect(rowOf(ben, 'ann-1')).not.toHaveProperty('call');
});

test('[CA10][BU19] a signal reaches a connection on another node, and nobody else', async () => {
  const { nodes, ann, ben } = await twoNodes();
  const cal = await nodes.peer(1, 'cal').hello('cal');
  await nodes.wait(500);
  ann.say({ type: 'call', id: 'k1', state: talking });
  ann.say({ type: 'signal', to: 'ben-1', signal: hello });
  await nodes.wait(150);
  const member = ann.last('welcome')?.member;
  expect(ben.all('signal')).toEqual([{ type: 'signal', from: 'ann-1', member, signal: hello }]);
  expect([...ann.all('signal'), ...cal.all('signal')]).toEqual([]);
});

test('[CA4] of two who take the last place at once on two nodes one has it, and the other is told', async () => {
  const { nodes, ann, ben } = await twoNodes();
  const cal = await nodes.peer(0, 'cal').hello('cal');
  await ann.ask({ type: 'setSetting', setting: { name: 'calls', on: true, most: 2 } });
  ann.say({ type: 'call', id: 'k1', state: talking });
  await nodes.wait(500);
  ben.say({ type: 'call', id: 'k2', state: talking });
  cal.say({ type: 'call', id: 'k3', state: talking });
  expect(ben.last('accepted')).toMatchObject({ id: 'k2' });
  expect(cal.last('accepted')).toMatchObject({ id: 'k3' });
  await nodes.wait(1000);
  // At the same moment: the connection's id decides.
  expect(cal.last('refused')).toMatchObject({ id: 'k3', code: 'callFull' });
  expect(ben.all('refused')).toEqual([]);
  for (const { server } of nodes.nodes) expect(server.registry.find('room')?.call.size).toBe(1);
});

test('[CA6] who comes over from another node is in the call as before', async () => {
  const { nodes, ann, ben } = await twoNodes();
  ann.say({ type: 'call', id: 'k1', state: talking });
  await nodes.wait(500);
  const before = rowOf(ben, 'ann-1')?.call;
  const moved = await nodes.peer(1, 'ann').hello('ann');
  const own = moved.last('welcome')?.roster.find(({ connection }) => connection === 'ann-1');
  expect(own?.call).toEqual(before);
  await nodes.wait(1000);
  expect(nodes.node(0).server.registry.find('room')?.call.size).toBe(0);
  expect(nodes.node(1).server.registry.find('room')?.call.size).toBe(1);
  expect(rowOf(ben, 'ann-1')?.call).toEqual(before);
});
