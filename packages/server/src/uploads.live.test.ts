/** Uploads over HTTP, with a real server, the client that browsers have, and real programs. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startServer } from './start-server.ts';
import * as clip from './testkit/clips.ts';
import { filesIn, secretOf, smallLimits, UploadEvening } from './testkit/upload-evening.ts';

const execute = promisify(execFile);
let folder: string;
let plain: string;
let old: string;
/** Takes seconds to make anew. */
let slow: string;
const evenings: UploadEvening[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-clips-'));
  plain = await clip.makeClip(folder, 'Our trip.mp4', { seconds: 3, words: clip.plainMp4 });
  old = await clip.makeClip(folder, 'old.mkv', { seconds: 2, size: '320x180', words: clip.oldMkv });
  slow = await clip.makeClip(folder, 'slow.avi', { seconds: 120, size: '1280x720', words: clip.oldAvi });
}, 120_000);
afterAll(async () => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const one of evenings.splice(0)) await one.end();
});

async function begin(options = {}) {
  const evening = await UploadEvening.begin(options);
  evenings.push(evening);
  const { on } = evening;
  const room = await on.makeRoom();
  const ann = await on.enter(room, 'ann');
  return { evening, on, room, ann };
}

test('[UP1] where nothing may be uploaded nothing is offered or taken', async () => {
  const server = await startServer({ port: 0, logLevel: 'silent' });
  const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
  const { room } = (await (await fetch(at('/api/rooms'), { method: 'POST' })).json()) as { room: string };
  expect((await fetch(at(`/api/rooms/${room}/uploads`))).status).toBe(204);
  expect((await fetch(at('/api/uploads'), { method: 'POST' })).status).toBe(404);
  await server.close();
});

test('[UP2] only who is in the room and may change its queue uploads, and only he goes on with it', async () => {
  const { on, room, ann } = await begin();
  const ben = await on.enter(room, 'ben');
  await expect(on.upload(room, 'stranger', plain)).rejects.toThrow('403 {"error":"notMember"}');
  await expect(on.upload('x', 'ann', plain)).rejects.toThrow('notMember');
  await expect(on.upload(room, 'ann', plain, { name: ' ' })).rejects.toThrow('400 {"error":"badUpload"}');
  await expect(on.upload(room, 'ann', plain, { secret: 'short' })).rejects.toThrow('401');
  expect((await fetch(on.at(`/api/rooms/${room}/uploads`))).status).toBe(401);
  const half = await on.upload(room, 'ben', plain, { chunk: 20_000, stopAt: 20_000 });
  const { url } = half;
  await expect(on.upload(room, 'ann', plain, { url })).rejects.toThrow('403');
  await ann.ask({ type: 'setRight', action: 'queue', from: 'host' });
  await expect(on.upload(room, 'ben', plain, { url })).rejects.toThrow('403');
  await expect(on.upload(room, 'ben', plain)).rejects.toThrow('403 {"error":"notAllowed"}');
  expect((await on.told(room, 'ben')).mayUpload).toBe(false);
  expect((await on.told(room, 'ann')).mayUpload).toBe(true);
  // A page of another site cannot, whatever it knows.
  const foreign = await fetch(on.at('/api/uploads'), {
    method: 'POST',
    headers: { origin: 'https://evil.example', authorization: `Bearer ${secretOf('ann')}` },
  });
  expect(foreign.status).toBe(403);
  ben.socket.close();
});

test('[UP3] what is too much is refused before a byte has come', async () => {
  const bytes = (await readFile(plain)).length;
  const limits = { ...smallLimits, fileBytes: bytes, roomBytes: bytes * 1.5 };
  const { on, room } = await begin({ uploads: null });
  expect(await fetch(on.at(`/api/rooms/${room}/uploads`)).then(({ status }) => status)).toBe(204);
  const evening = await UploadEvening.begin({
    uploads: { folder: join(folder, 'limited'), limits, s3: null },
  });
  evenings.push(evening);
  const { on: there } = evening;
  const small = await there.makeRoom();
  await there.enter(small, 'ann');
  expect(await there.told(small, 'ann')).toMatchObject({
    fileBytes: bytes,
    roomBytesLeft: Math.floor(bytes * 1.5),
  });
  const big = join(folder, 'big.mp4');
  await writeFile(big, Buffer.alloc(bytes + 1));
  await expect(there.upload(small, 'ann', big)).rejects.toThrow('413 {"error":"fileTooBig"}');
  const empty = join(folder, 'empty.mp4');
  await writeFile(empty, '');
  await expect(there.upload(small, 'ann', empty)).rejects.toThrow('400 {"error":"emptyFile"}');
  await there.upload(small, 'ann', plain, { chunk: 20_000, stopAt: 20_000 });
  await expect(there.upload(small, 'ann', plain)).rejects.toThrow('507 {"error":"roomSpace"}');
});

test(
  '[UP4] who was cut off goes on where he was, also after the server was away',
  { timeout: 60_000 },
  async () => {
    const { evening, room, ann } = await begin();
    const half = await evening.on.upload(room, 'ann', plain, { chunk: 20_000, stopAt: 40_000 });
    const [told] = (await evening.on.told(room, 'ann')).uploads;
    expect(told).toMatchObject({ state: 'receiving', isMine: true, title: 'Our trip' });
    expect(told?.received).toBeGreaterThanOrEqual(40_000);
    ann.socket.close();
    await evening.server.close();
    await evening.start();
    const url = evening.on.at(`/api/uploads/${half.id}`);
    await evening.on.enter(room, 'ann');
    const rest = await evening.on.upload(room, 'ann', plain, { url });
    expect(rest.from).toBeGreaterThanOrEqual(40_000);
    const done = await evening.on.until(room, 'ann', half.id, 'ready');
    const film = await fetch(evening.on.at(done.url ?? '/'));
    expect(Buffer.from(await film.arrayBuffer())).toEqual(await readFile(plain));
  },
);

test(
  '[UP9][UP12][UP13] what browsers play is there at once, and comes on if nothing is',
  { timeout: 60_000 },
  async () => {
    const { evening, on, room, ann } = await begin();
    const { id } = await on.upload(room, 'ann', plain);
    const added = await ann.event('itemAdded');
    expect(added.entries.map(({ event }) => event)).toMatchObject([
      {
        type: 'itemAdded',
        item: { title: 'Our trip', sources: [{ kind: 'link', url: `/uploads/${id}/film.mp4` }] },
      },
      { type: 'itemSelected' },
    ]);
    await on.upload(room, 'ann', plain, { name: 'second.mp4' });
    const next = await ann.event('itemAdded');
    expect(next.entries.map(({ event }) => event.type)).toEqual(['itemAdded']);
    const about = await vi.waitFor(async () => {
      const answer = (await (await fetch(on.at(`/api/uploads/${id}/about`))).json()) as {
        isKnown: boolean;
        poster: string;
      };
      expect(answer).toMatchObject({ isKnown: true, title: 'Our trip', subtitles: [], fonts: [] });
      return answer;
    }, 20_000);
    const poster = await fetch(on.at(about.poster));
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    // What was uploaded is not kept a second time.
    await vi.waitFor(
      async () => expect(await filesIn(join(evening.folder, 'uploads/incoming'))).toEqual([]),
      20_000,
    );
    expect(await filesIn(join(evening.folder, 'uploads/work'))).toEqual([]);
  },
);

test(
  '[UP11][UP16] what nobody plays becomes a list of sizes that players open',
  { timeout: 120_000 },
  async () => {
    const { on, room } = await begin();
    const { id } = await on.upload(room, 'ann', old);
    const { url } = await on.until(room, 'ann', id, 'ready');
    expect(url).toBe(`/uploads/${id}/master.m3u8`);
    const answer = await fetch(on.at(url ?? '/'));
    expect(answer.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toContain('180p/index.m3u8');
    const words = ['-v', 'error', '-xerror', '-i', on.at(url ?? '/'), '-map', '0:v', '-f', 'null', '-'];
    await execute('ffmpeg', words);
    const part = await fetch(on.at(`/uploads/${id}/180p/s0.m4s`), { headers: { range: 'bytes=0-9' } });
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/iso.segment']);
    expect((await part.arrayBuffer()).byteLength).toBe(10);
  },
);

test('[UP2] below a path of a larger site it is told where to go on', async () => {
  const { room } = await begin({ base: '/watch' });
  const { on } = evenings[0] ?? { on: null };
  const note = { room, name: 'film.mp4' };
  const metadata = Object.entries(note).map(
    ([key, text]) => `${key} ${Buffer.from(text).toString('base64')}`,
  );
  const answer = await fetch(on?.at('/watch/api/uploads') ?? '', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretOf('ann')}`,
      'tus-resumable': '1.0.0',
      'upload-length': '10',
      'upload-metadata': metadata.join(','),
    },
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toMatch(/^\/watch\/api\/uploads\/\w{22}$/);
});

test('[UP8] what is no film is refused in a word, and nothing of it stays', { timeout: 60_000 }, async () => {
  const { evening, on, room } = await begin();
  const file = join(folder, 'letter.mp4');
  await writeFile(file, 'Dear Ann, this is no film. '.repeat(100));
  const { id } = await on.upload(room, 'ann', file);
  expect(await on.until(room, 'ann', id, 'failed')).toMatchObject({ problem: 'noFilm', url: null });
  await vi.waitFor(async () =>
    expect(await filesIn(join(evening.folder, 'uploads'))).toEqual([`records/${id}.json`]),
  );
});

test(
  '[UP6][UP18] work is told of, and stops when it is deleted by whoever may',
  { timeout: 60_000 },
  async () => {
    const { evening, on, room, ann } = await begin();
    await ann.ask({ type: 'setOwnerLink', owner: 'secret-of-the-owner-link' });
    await on.enter(room, 'ben');
    await on.enter(room, 'cid');
    const { id } = await on.upload(room, 'ben', slow);
    await on.until(room, 'cid', id, 'preparing');
    const told = await vi.waitFor(async () => {
      const [found] = (await on.told(room, 'cid')).uploads;
      expect(found?.done).toBeGreaterThan(0.01);
      return found;
    }, 30_000);
    expect(told?.secondsLeft).toBeGreaterThan(0);
    expect(told?.isMine).toBe(false);
    expect(await on.remove(room, 'cid', id)).toBe(403);
    expect(await on.remove(room, 'stranger', id)).toBe(403);
    expect(await on.remove(room, 'ann', id)).toBe(204);
    expect(await on.remove(room, 'ann', id)).toBe(404);
    expect((await on.told(room, 'ben')).uploads).toEqual([]);
    expect(await filesIn(join(evening.folder, 'uploads'))).toEqual([]);
  },
);

test('[UP6] a film that is deleted is at no address any more', { timeout: 60_000 }, async () => {
  const { on, room } = await begin();
  const { id } = await on.upload(room, 'ann', plain);
  const { url } = await on.until(room, 'ann', id, 'ready');
  expect(await on.remove(room, 'ann', id)).toBe(204);
  expect((await fetch(on.at(url ?? '/'))).status).toBe(404);
});

test('[UP7] with a closed room its uploads go', { timeout: 60_000 }, async () => {
  const { evening, on, room, ann } = await begin();
  const { id } = await on.upload(room, 'ann', plain);
  await on.until(room, 'ann', id, 'ready');
  // Everybody is sent away; the answer may come too late for him.
  await ann.ask({ type: 'close' }).catch(() => null);
  await ann.closed;
  await evening.server.close();
  await evening.start();
  await vi.waitFor(async () => expect(await filesIn(join(evening.folder, 'uploads'))).toEqual([]), 10_000);
});

describe('[UP16] the film’s address', () => {
  test('ranges, tags, and what is sent', { timeout: 60_000 }, async () => {
    const { on, room } = await begin();
    const { id } = await on.upload(room, 'ann', plain);
    const { url } = await on.until(room, 'ann', id, 'ready');
    const bytes = await readFile(plain);
    const ask = async (headers: Record<string, string>, method = 'GET') => {
      const answer = await fetch(on.at(url ?? '/'), { method, headers });
      return { answer, got: Buffer.from(await answer.arrayBuffer()) };
    };
    const whole = await ask({}, 'HEAD');
    const head = (name: string): string => whole.answer.headers.get(name) ?? '';
    expect(head('content-length')).toBe(String(bytes.length));
    expect([head('content-type'), head('accept-ranges')]).toEqual(['video/mp4', 'bytes']);
    expect(whole.got.length).toBe(0);
    const last = await ask({ range: 'bytes=-5' });
    expect(last.answer.status).toBe(206);
    expect(last.got).toEqual(bytes.subarray(-5));
    expect((await ask({ range: `bytes=${bytes.length}-` })).answer.status).toBe(416);
    const same = await ask({ range: 'bytes=0-1', 'if-range': head('etag') });
    expect(same.got).toEqual(bytes.subarray(0, 2));
    expect((await ask({ range: 'bytes=0-1', 'if-range': '"another"' })).answer.status).toBe(200);
    expect((await ask({ 'if-none-match': head('etag'), 'cache-control': 'max-age=0' })).answer.status).toBe(
      304,
    );
  });

  test('leads to nothing else', { timeout: 60_000 }, async () => {
    const { on, room } = await begin();
    const { id } = await on.upload(room, 'ann', plain);
    await on.until(room, 'ann', id, 'ready');
    for (const path of [
      `/uploads/${id}`,
      `/uploads/${id}/`,
      `/uploads/`,
      `/uploads/${id}/..%2f..%2frecords%2f${id}.json`,
      `/uploads/..%2frecords%2f${id}.json`,
      `/uploads/${id}%2ffilm.mp4%00`,
      `/uploads/${id}/film.mp4.json`,
      `/uploads/1111111111111111111111/film.mp4`,
    ]) {
      expect([path, [400, 404].includes((await fetch(on.at(path))).status)]).toEqual([path, true]);
    }
  });
});
