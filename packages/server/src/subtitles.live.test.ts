/** Files of subtitles over HTTP: who may leave them, what is kept, how it is sent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from './start-server.ts';
import { LiveClient } from './testkit/live-client.ts';

const srt = '1\n00:00:01,000 --> 00:00:02,000\n春天来了\n';
let server: RunningServer;
let room: string;
let ann: LiveClient;

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const share = async (who: string | null, body: string, type = 'text/plain'): Promise<Response> =>
  fetch(at(`/api/rooms/${room}/subtitles`), {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      ...(who === null ? {} : { authorization: `Bearer ${who}-secret-of-mine-` }),
    },
  });
const told = async (answer: Promise<Response>): Promise<unknown> => {
  const { status, ...got } = await answer.then(async (one) => ({
    status: one.status,
    ...((await one.json()) as object),
  }));
  return [status, 'error' in got ? got.error : null];
};

beforeAll(async () => {
  server = await startServer({ port: 0, logLevel: 'silent', limits: { textsMs: 200 } });
  room = ((await (await fetch(at('/api/rooms'), { method: 'POST' })).json()) as { room: string }).room;
  ann = new LiveClient(server, room);
  await ann.hello('ann');
  ann.keepAlive();
});
afterAll(async () => {
  ann.socket.close();
  await server.close();
});

test('[SB16] a member leaves a file, and whoever knows its address gets it as text and nothing else', async () => {
  const answer = await share('ann', srt);
  expect(answer.status).toBe(201);
  const { url } = (await answer.json()) as { url: string };
  expect(url).toMatch(/^\/api\/subtitles\/[A-Za-z0-9_-]{43}$/);
  const got = await fetch(at(url));
  expect(await got.text()).toBe(srt);
  expect(got.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(got.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  // The same again is the same.
  expect(((await (await share('ann', srt)).json()) as { url: string }).url).toBe(url);
});

test('[SB16] others, and what is no subtitles, are refused', async () => {
  expect(await told(share(null, srt))).toEqual([401, 'noSecret']);
  expect(await told(share('eve', srt))).toEqual([403, 'notMember']);
  expect(await told(share('ann', 'hello'))).toEqual([400, 'notSubtitles']);
  expect(await told(share('ann', `${srt}\0`))).toEqual([400, 'notSubtitles']);
  expect((await share('ann', '<b>-->', 'text/html')).status).toBe(415);
  expect((await share('ann', srt + 'x'.repeat(2_100_000))).status).toBe(413);
  expect((await fetch(at(`/api/subtitles/${'a'.repeat(43)}`))).status).toBe(404);
  expect((await fetch(at('/api/subtitles/identity-key'))).status).toBe(404);
});

const statusOf = async (url: string): Promise<number> => (await fetch(at(url))).status;
const shared = async (words: string): Promise<string> => {
  const answer = await share('ann', `${srt}${words}`);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { url: string }).url;
};
const named = async (who: LiveClient, item: string, id: string, url: string): Promise<void> => {
  const subtitle = { id, url, label: id, lang: null };
  expect(await who.ask({ type: 'addSubtitle', item, subtitle })).toMatchObject({ type: 'accepted' });
};
const film = async (who: LiveClient, id: string): Promise<void> => {
  const item = {
    id,
    title: id,
    duration: null,
    sources: [{ kind: 'link' as const, url: `https://films.example/${id}.mp4` }],
  };
  expect(await who.ask({ type: 'addItem', item, select: false })).toMatchObject({ type: 'accepted' });
};
/** Longer than what nothing names stays. */
const wait = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600));

test('[SB19] what no item names any more is deleted, what another one names is not', async () => {
  const url = await shared('named by two');
  for (const id of ['one', 'two']) {
    await film(ann, id);
    await named(ann, id, `of-${id}`, url);
  }
  await ann.ask({ type: 'removeSubtitle', item: 'one', subtitle: 'of-one' });
  await wait();
  expect(await statusOf(url)).toBe(200);
  await ann.ask({ type: 'removeSubtitle', item: 'two', subtitle: 'of-two' });
  await expect.poll(async () => statusOf(url)).toBe(404);
  // Shared again it is there again.
  expect(await shared('named by two')).toBe(url);
  expect(await statusOf(url)).toBe(200);
});

test('[SB19] an item that can be brought back keeps its texts, one that cannot does not', async () => {
  const url = await shared('taken off and brought back');
  await film(ann, 'three');
  await named(ann, 'three', 'of-three', url);
  await ann.ask({ type: 'removeItem', item: 'three' }, { id: 'taken' });
  await wait();
  expect(await statusOf(url)).toBe(200);
  await ann.ask({ type: 'undoQueue', of: 'taken' });
  await wait();
  expect(await statusOf(url)).toBe(200);
  await ann.ask({ type: 'removeItem', item: 'three' });
  // Ten removals later it cannot be brought back.
  for (let n = 0; n < 10; n++) {
    await film(ann, `other-${n}`);
    await ann.ask({ type: 'removeItem', item: `other-${n}` });
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  await expect.poll(async () => statusOf(url)).toBe(404);
});

test('[SB19] an address carried to another room is kept there; a room that is over keeps nothing', async () => {
  const url = await shared('in two rooms');
  await film(ann, 'four');
  await named(ann, 'four', 'of-four', url);
  const other = ((await (await fetch(at('/api/rooms'), { method: 'POST' })).json()) as { room: string }).room;
  const ben = new LiveClient(server, other);
  await ben.hello('ben');
  ben.keepAlive();
  await film(ben, 'five');
  await named(ben, 'five', 'of-five', url);
  await ann.ask({ type: 'removeSubtitle', item: 'four', subtitle: 'of-four' });
  await wait();
  expect(await statusOf(url)).toBe(200);
  // All are sent away, so there may be no answer.
  await ben.ask({ type: 'close' }).catch(() => undefined);
  await ben.closed;
  await expect.poll(async () => statusOf(url)).toBe(404);
});

test('[SB16] so many files at once, and no more', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) statuses.push((await share('ann', `${srt}${n}`)).status);
  expect(statuses.at(0)).toBe(201);
  expect(statuses.at(-1)).toBe(429);
});
