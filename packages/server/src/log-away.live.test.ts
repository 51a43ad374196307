/** A PostgreSQL that is away for longer than a request waits for it, under a real server with real clients. */
import { createParticipant, randomId, type Participant } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startServer, type RunningServer } from './start-server.ts';
import { LiveClient } from './testkit/live-client.ts';
import { startPostgres, type TestPostgres } from './testkit/postgres.ts';

const runtime = createHostRuntime();
const room = 'L'.repeat(22);
let postgres: TestPostgres;
let server: RunningServer;

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database();
  server = await startServer({ port: 0, logLevel: 'silent', store: { kind: 'postgres', url } });
}, 120_000);
afterAll(async () => {
  await server.close();
  await postgres.stop();
}, 60_000);

function join(name: string): Participant {
  const participant = createParticipant({
    runtime,
    connect: socketConnect(`ws://127.0.0.1:${server.port}/api/rooms/${room}/socket`, WebSocket),
    secret: randomId(runtime),
    name,
    device: 'program',
  });
  participant.start();
  return participant;
}

test('[PR42][CL45] commands and messages are put off until it is back, nobody’s line ends, and each happens once', async () => {
  const see = async (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 60_000, interval: 50 });
  const [ann, ben] = [join('Ann'), join('Ben')];
  await see(() => expect(ben.view().confirmed?.members).toHaveLength(2));
  await see(() => expect(ann.view().link.state).toBe('online'));
  const states = new Set<string>();
  const stops = [ann, ben].map((one) => one.subscribe(() => states.add(one.view().link.state)));
  const titles: string[] = [];
  ben.onNews((news) => {
    if (news.type === 'entry' && news.entry.event.type === 'titled') titles.push(news.entry.event.title);
  });
  const refusals: string[] = [];
  for (const one of [ann, ben]) {
    one.onNews((news) => {
      if (news.type === 'refused' || news.type === 'unsaid') refusals.push(news.code);
    });
  }
  // A bare client sees the answers that participants keep to themselves.
  const cem = new LiveClient(server, room);
  await cem.hello('cem');
  cem.keepAlive();
  await postgres.kill();
  ann.send({ type: 'setTitle', title: 'One' });
  ann.send({ type: 'addMarker', marker: { id: 'm', item: 'none', position: 1 as never, label: 'x' } });
  ann.say('hello');
  ben.send({ type: 'setTitle', title: 'Two' });
  expect(await cem.ask({ type: 'setTitle', title: 'Three' })).toMatchObject({
    type: 'refused',
    code: 'retry',
    retryAfterMs: expect.any(Number) as unknown,
  });
  expect(titles).toEqual([]);
  await postgres.start();
  await see(() => expect(titles.toSorted((a, b) => a.localeCompare(b))).toEqual(['One', 'Two']));
  await see(() => expect(ben.view().chat.messages.map(({ text }) => text)).toEqual(['hello']));
  // What the room refuses for a reason of its own is refused now.
  await see(() => expect(refusals).toEqual(['unknownItem']));
  await see(() => expect(ann.view().chat.unsent).toEqual([]));
  expect(titles).toHaveLength(2);
  expect([...states]).toEqual(['online']);
  for (const stop of stops) stop();
  for (const one of [ann, ben]) one.stop();
  cem.socket.terminate();
}, 180_000);
