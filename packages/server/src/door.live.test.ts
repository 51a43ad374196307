/** The door of a room and its chat over real sockets and HTTP, with real hashes. */
import { closeCodes } from '@lockstep/core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from './start-server.ts';
import { LiveClient } from './testkit/live-client.ts';

let server: RunningServer;
const clients: LiveClient[] = [];

beforeAll(async () => {
  server = await startServer({
    port: 0,
    logLevel: 'silent',
    limits: { passwordsBurst: 4, passwordsPerMinute: 1 },
  });
});
afterEach(() => {
  for (const { socket } of clients.splice(0)) socket.terminate();
});
afterAll(async () => server.close());

function client(room: string): LiveClient {
  const made = new LiveClient(server, room);
  clients.push(made);
  return made;
}

const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

async function newRoom(): Promise<string> {
  const answer = await fetch(url('/api/rooms'), { method: 'POST' });
  return ((await answer.json()) as { room: string }).room;
}

/** What becomes of somebody who says hello like this: the close code, or null if he is let in. */
async function tries(room: string, who: string, more: { password?: string; owner?: string } = {}) {
  const one = client(room);
  return Promise.race([one.hello(who, more).then(() => null), one.closed]);
}

test('[RM46][RM47][PR34] a password and an owner link, from the first hello on', async () => {
  const room = await newRoom();
  const owner = 'o'.repeat(24);
  const ann = client(room);
  await ann.hello('ann', { owner });
  const set = await ann.ask({ type: 'setPassword', password: 'sesame' });
  expect(set.type).toBe('accepted');
  expect(JSON.stringify(ann.got)).not.toContain('scrypt');
  expect(await tries(room, 'ben')).toBe(closeCodes.needsPassword.code);
  expect(await tries(room, 'ben', { password: 'simsim' })).toBe(closeCodes.wrongPassword.code);
  expect(await tries(room, 'ben', { password: 'sesame' })).toBeNull();
  expect(await tries(room, 'cal', { owner })).toBeNull();
  const look = await (await fetch(url(`/api/rooms/${room}`))).json();
  expect(look).toMatchObject({ door: 'password', present: [], title: '' });
  await tries(room, 'dee', { password: 'a' });
  await tries(room, 'dee', { password: 'b' });
  expect(await tries(room, 'dee', { password: 'c' })).toBe(closeCodes.tooManyTries.code);
  expect(await tries(room, 'dee', { password: 'sesame' })).toBeNull();
});

test('[PR33] older pages of the chat are for those who are in the room', async () => {
  const room = await newRoom();
  const ann = client(room);
  await ann.hello('ann');
  for (const id of ['a', 'b', 'c']) ann.say({ type: 'say', id, kind: 'text', text: `text ${id}` });
  for (let i = 0; i < 3; i++) await ann.next('messages');
  const read = async (secret: string | null, before: string) =>
    fetch(url(`/api/rooms/${room}/messages${before}`), {
      headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
    });
  const page = await read('ann-secret-of-mine-', '?before=3');
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  const { messages } = (await page.json()) as { messages: { text: string }[] };
  expect(messages.map(({ text }) => text)).toEqual(['text a', 'text b']);
  expect((await read(null, '?before=3')).status).toBe(401);
  expect((await read('somebody-else-entirely', '?before=3')).status).toBe(403);
  for (const wrong of ['', '?before=0', '?before=x', '?before=1.5']) {
    expect((await read('ann-secret-of-mine-', wrong)).status).toBe(400);
  }
});
