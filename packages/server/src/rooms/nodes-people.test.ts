/** People, doors and chat on several nodes at once, over a bus that delays and loses. */
import type { Down, Message } from '@lockstep/core';
import { expect, test } from 'vitest';
import { report } from '../testkit/evening.ts';
import { FakeNodes } from '../testkit/fake-nodes.ts';
import { settled, type FakePeer } from '../testkit/fake-peer.ts';
import { sealPassword } from './seals.ts';

/** Ann, who made the room, on the first node, Ben on the second. */
async function apart(options: ConstructorParameters<typeof FakeNodes>[1] = {}) {
  const nodes = new FakeNodes(3, options);
  const ann = await nodes.peer(0, 'ann').hello('ann');
  await nodes.wait(50);
  const ben = await nodes.peer(1, 'ben').hello('ben');
  nodes.keepReporting([ann, ben], report);
  await nodes.wait(1500);
  return { nodes, ann, ben };
}

const say = (id: string, text: string) => ({ type: 'say', id, kind: 'text', text }) as const;
const texts = (peer: FakePeer): readonly string[] =>
  peer.all('messages').flatMap(({ messages }) => messages.map(({ text }) => text));
const memberOf = (peer: FakePeer): string => peer.last('welcome')?.member ?? '';
/** Scrypt takes real time, more on a busy machine: three seals in a row take longer than one that began before them. */
const sealing = async (): Promise<void> => {
  for (const text of ['one', 'two', 'three']) await sealPassword(text);
  await settled();
};

test('[BU16][PR31] what is said on one node is heard on all, once, in the order of its numbers', async () => {
  const { nodes, ann, ben } = await apart();
  for (let i = 0; i < 4; i++) {
    (i % 2 === 0 ? ann : ben).say(say(`m${i}`, `text ${i}`));
    await nodes.wait(100);
  }
  for (const peer of [ann, ben]) expect(texts(peer)).toEqual(['text 0', 'text 1', 'text 2', 'text 3']);
  const cem = await nodes.peer(2, 'cem').hello('cem');
  expect(cem.last('welcome')?.messages.map(({ text }) => text)).toEqual(texts(ann));
});

test('[BU16] a message that the bus loses is read from the log, when the next one comes or within two seconds', async () => {
  const { nodes, ann, ben } = await apart();
  const at = nodes.node(0).server.runtime.now();
  const lost = async (text: string): Promise<void> => {
    // As if another node had kept it and its frame had been lost.
    const message = { at, author: memberOf(ann), text, kind: 'text' } as unknown as Omit<Message, 'seq'>;
    await nodes.log.appendMessage('room', message);
  };
  await lost('first');
  ben.say(say('second', 'second'));
  await nodes.wait(100);
  expect(texts(ben)).toEqual(['first', 'second']);
  expect(texts(ann)).toEqual(['first', 'second']);
  nodes.world.become('away');
  await nodes.wait(500);
  ann.say(say('third', 'third'));
  await nodes.wait(2500);
  expect(texts(ben)).toEqual(['first', 'second', 'third']);
  nodes.world.become('up');
  await nodes.wait(2500);
  for (const peer of [ann, ben]) expect(texts(peer)).toEqual(['first', 'second', 'third']);
});

test('[RM46][RM49][BU6] a password set on one node is asked for on the others, and its seal is on no wire', async () => {
  const { nodes, ann, ben } = await apart();
  ann.say({
    type: 'command',
    id: 'p',
    issuedAt: nodes.node(0).server.runtime.now() as never,
    command: { type: 'setPassword', password: 'sesame-open' },
  });
  await sealing();
  await nodes.wait(2500);
  expect(ann.all('accepted').map(({ id }) => id)).toContain('p');
  const seals = nodes.nodes.map(({ server }) => server.registry.find('room')?.state.secrets?.password);
  expect(seals[0]).toMatch(/^scrypt/);
  expect(seals[1]).toBe(seals[0]);
  expect(JSON.stringify([...ann.got, ...ben.got] satisfies Down[])).not.toContain('scrypt');
  const cem = nodes.peer(2, 'cem');
  await cem.hello('cem');
  await nodes.wait(100);
  expect(cem.ended).toBe('needsPassword');
  const dee = nodes.peer(1, 'dee');
  const entering = dee.hello('dee', { password: 'sesame-open' });
  await sealing();
  await entering;
  await sealing();
  expect(dee.ended).toBeNull();
  expect(dee.last('welcome')).toBeDefined();
});

test('[RM48][BU15] who is banned on one node is put out on the other, and no node lets him in again', async () => {
  const { nodes, ann, ben } = await apart();
  await ann.ask({ type: 'ban', member: memberOf(ben) });
  await nodes.wait(100);
  expect(ben.ended).toBe('banned');
  for (const node of [0, 1, 2]) {
    const again = await nodes.peer(node, 'ben').hello('ben', { connection: `ben-${node}` });
    await nodes.wait(50);
    expect(again.ended).toBe('banned');
  }
  await nodes.wait(12_000);
  expect(
    nodes
      .node(0)
      .server.registry.find('room')
      ?.state.members.map(({ name }) => name),
  ).toEqual(['ann']);
});

test('[PR35] a crowd on several nodes is one crowd: figures of all, rows of some', async () => {
  const nodes = new FakeNodes(2, { limits: { rowsForAll: 6 } });
  const people: FakePeer[] = [];
  for (let i = 0; i < 10; i++) people.push(await nodes.peer(i % 2, `p${i}`).hello(`p${i}`));
  nodes.keepReporting(people, report);
  await nodes.wait(5000);
  for (const one of people) {
    expect(one.last('digest')).toMatchObject({ figures: { members: 10, connections: 10, playing: 10 } });
  }
  await people[1]?.ask({ type: 'setTitle', title: 'Crowd' });
  await nodes.wait(2500);
  const talker = people[1] === undefined ? '' : memberOf(people[1]);
  expect(people[0]?.all('digest').some(({ rows }) => rows.some(({ member }) => member === talker))).toBe(
    true,
  );
});
