/** Uploads and a server that is killed: both the upload and the preparation go on, and no file or program is left over. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as clip from './testkit/clips.ts';
import { ServerProcess } from './testkit/server-process.ts';
import { Answering, filesIn } from './testkit/upload-evening.ts';

let folder: string;
let data: string;
const running: ServerProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-killed-clips-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await rm(data, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<{ server: ServerProcess; on: Answering }> {
  const server = await ServerProcess.start([], { LOCKSTEP_DATA: data, LOCKSTEP_UPLOAD_FREE: '0', ...env });
  running.push(server);
  return { server, on: new Answering(server.port) };
}

async function kill({ child, ended }: ServerProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** Programs of any kind that work on something of ours. */
const programs = (): string[] =>
  execFileSync('ps', ['-eo', 'args'])
    .toString()
    .split('\n')
    .filter((line) => /ffmpeg|ffprobe/.test(line) && line.includes(data));

test(
  '[UP4][UP14] killed while it receives: the rest is sent, and the film is the same',
  { timeout: 120_000 },
  async () => {
    data = await mkdtemp(join(tmpdir(), 'lockstep-killed-'));
    const file = await clip.makeClip(folder, 'film.mp4', {
      seconds: 6,
      size: '1280x720',
      words: clip.plainMp4,
    });
    const first = await start();
    const room = await first.on.makeRoom();
    await first.on.enter(room, 'ann');
    const half = await first.on.upload(room, 'ann', file, { chunk: 100_000, stopAt: 300_000 });
    await kill(first.server);
    // Of a file without a note, of work without a film, and of a film without a record nothing must stay.
    const uploads = join(data, 'uploads');
    const orphan = 'Abcdefghijkmnopqrstuvw';
    await writeFile(join(uploads, 'incoming', orphan), 'left over');
    await mkdir(join(uploads, 'work', orphan, 'film.part'), { recursive: true });
    await mkdir(join(uploads, 'films', orphan), { recursive: true });
    await writeFile(join(uploads, 'films', orphan, 'film.mp4'), 'left over');
    await writeFile(join(uploads, 'records', `${orphan}.json.part`), '{');

    const { on } = await start();
    await on.enter(room, 'ann');
    expect((await filesIn(uploads)).filter((name) => name.includes(orphan))).toEqual([]);
    expect(await stat(join(uploads, 'work', orphan)).catch(() => null)).toBeNull();
    const rest = await on.upload(room, 'ann', file, { url: on.at(`/api/uploads/${half.id}`) });
    expect(rest.from).toBeGreaterThanOrEqual(300_000);
    const { url } = await on.until(room, 'ann', half.id, 'ready');
    const film = await fetch(on.at(url ?? '/'));
    expect(Buffer.from(await film.arrayBuffer())).toEqual(await readFile(file));
  },
);

test(
  '[UP12][UP14] killed while it prepares: it goes on, nothing is made twice, no program is left',
  { timeout: 240_000 },
  async () => {
    data = await mkdtemp(join(tmpdir(), 'lockstep-killed-'));
    const file = await clip.makeClip(folder, 'old.avi', {
      seconds: 40,
      size: '1280x720',
      words: clip.oldAvi,
    });
    const first = await start();
    const room = await first.on.makeRoom();
    await first.on.enter(room, 'ann');
    const { id } = await first.on.upload(room, 'ann', file);
    const work = join(data, 'uploads/work', id, 'film');
    // The smallest size is made, the next one under way.
    await vi.waitFor(async () => stat(join(work, '360p')), { timeout: 60_000, interval: 50 });
    await vi.waitFor(async () => stat(join(`${work}.part`, '480p')), { timeout: 60_000, interval: 50 });
    expect(programs().length).toBeGreaterThan(0);
    await kill(first.server);
    await vi.waitFor(() => expect(programs()).toEqual([]), { timeout: 5000, interval: 50 });
    const { mtimeMs } = await stat(join(work, '360p/s0.m4s'));

    const { on } = await start();
    const ann = await on.enter(room, 'ann');
    const { url } = await on.until(room, 'ann', id, 'ready');
    expect(url).toBe(`/uploads/${id}/master.m3u8`);
    expect((await stat(join(data, 'uploads/films', id, '360p/s0.m4s'))).mtimeMs).toBe(mtimeMs);
    await ann.event('itemAdded');
    const uploads = join(data, 'uploads');
    await vi.waitFor(async () => expect(await filesIn(join(uploads, 'work'))).toEqual([]), 30_000);
    await vi.waitFor(async () => expect(await filesIn(join(uploads, 'incoming'))).toEqual([]), 30_000);
    expect(await filesIn(join(uploads, 'films', id))).toEqual(
      expect.arrayContaining(['master.m3u8', 'poster.jpg']),
    );
    expect(programs()).toEqual([]);
  },
);

test(
  '[UP15] without ffmpeg films that browsers play still work, others are refused',
  { timeout: 120_000 },
  async () => {
    data = await mkdtemp(join(tmpdir(), 'lockstep-killed-'));
    const plain = await clip.makeClip(folder, 'plain.mp4', { seconds: 1, words: clip.plainMp4 });
    const old = await clip.makeClip(folder, 'old.mkv', { seconds: 1, words: clip.oldMkv });
    const { on } = await start({ PATH: folder });
    const room = await on.makeRoom();
    await on.enter(room, 'ann');
    expect((await on.told(room, 'ann')).canMake).toBe(false);
    const first = await on.upload(room, 'ann', plain);
    const { url } = await on.until(room, 'ann', first.id, 'ready');
    expect((await fetch(on.at(url ?? '/'))).status).toBe(200);
    const second = await on.upload(room, 'ann', old);
    expect(await on.until(room, 'ann', second.id, 'failed')).toMatchObject({ problem: 'needsPrograms' });
  },
);
