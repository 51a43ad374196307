/** This server's films over HTTP: what is told, what is sent, and what is out of reach. */
import { copyFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer, type RunningServer } from './start-server.ts';

const demo = fileURLToPath(new URL('../assets/demo.mp4', import.meta.url));
const tenBytes = Buffer.from('0123456789');
let outside: string;
let folder: string;
let server: RunningServer;

interface Listing {
  readonly folders: readonly { readonly path: string }[];
  readonly films: readonly {
    readonly path: string;
    readonly url: string;
    readonly subtitles: readonly { readonly name: string; readonly url: string }[];
    readonly isKnown: boolean;
    readonly duration: number | null;
    readonly height: number | null;
    readonly poster: string | null;
  }[];
}

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const list = async (words = ''): Promise<Listing> =>
  (await (await fetch(at(`/api/library${words}`))).json()) as Listing;
const paths = ({ films }: Listing): readonly string[] => films.map(({ path }) => path);

/** Path and headers as they are written: `fetch` tidies up paths, and asks not to be answered from anything kept. */
async function rawStatus(path: string, headers = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'lockstep-library-'));
  folder = join(outside, 'films');
  await mkdir(join(folder, 'Series/Season 1'), { recursive: true });
  await mkdir(join(folder, '.hidden'));
  await writeFile(join(outside, 'secret.mp4'), 'secret');
  await writeFile(join(folder, 'ten #1 & 50%.mp4'), tenBytes);
  await writeFile(join(folder, 'notes.txt'), 'no film');
  await writeFile(join(folder, '.hidden/film.mp4'), 'hidden');
  await writeFile(join(folder, 'Series/Season 1/第1集.mkv'), 'episode');
  await copyFile(demo, join(folder, 'demo.mp4'));
  await writeFile(join(folder, 'Demo.zh.srt'), '1\n00:00:01,000 --> 00:00:02,000\n春天\n');
  await symlink(join(outside, 'secret.mp4'), join(folder, 'link.mp4'));
  await symlink(outside, join(folder, 'way-out'));
  server = await startServer({
    port: 0,
    logLevel: 'silent',
    library: { folder, kept: join(outside, 'kept') },
  });
}, 30_000);

afterAll(async () => {
  await server.close();
  await rm(outside, { recursive: true, force: true });
});

test('[LB1] a server without a folder of films has no library', async () => {
  const bare = await startServer({ port: 0, logLevel: 'silent' });
  const answer = await fetch(`http://127.0.0.1:${bare.port}/api/library`);
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  await bare.close();
});

test('[LB3][LB5][LB6] films and folders are told, and nothing else', async () => {
  const all = await list();
  expect(all.folders).toEqual([{ name: 'Series', path: 'Series' }]);
  expect(paths(all)).toEqual(['demo.mp4', 'ten #1 & 50%.mp4']);
  expect(paths(await list(`?path=${encodeURIComponent('Series/Season 1')}`))).toEqual([
    'Series/Season 1/第1集.mkv',
  ]);
  expect(paths(await list('?search=season%201'))).toEqual(['Series/Season 1/第1集.mkv']);
  const none = await fetch(at('/api/library?path=Nowhere'));
  expect([none.status, await none.json()]).toEqual([404, { error: 'unknownFolder' }]);
  expect((await fetch(at(`/api/library?search=${'x'.repeat(201)}`))).status).toBe(400);
});

test('[LB9] subtitles beside a film are told with it, and sent', async () => {
  const { films } = await list();
  expect(films.map(({ subtitles }) => subtitles.map(({ name }) => name))).toEqual([['Demo.zh.srt'], []]);
  const answer = await fetch(at(films[0]?.subtitles[0]?.url ?? '/'));
  expect([answer.status, await answer.text()]).toEqual([200, '1\n00:00:01,000 --> 00:00:02,000\n春天\n']);
});

test('[LB8] every film is at the address that is told', async () => {
  for (const { url } of [...(await list()).films, ...(await list('?path=Series%2FSeason%201')).films]) {
    const answer = await fetch(at(url));
    expect([url, answer.status]).toEqual([url, 200]);
    await answer.arrayBuffer();
  }
});

test.each([
  '/films/link.mp4',
  '/films/way-out/secret.mp4',
  '/films/../secret.mp4',
  '/films/%2e%2e/secret.mp4',
  '/films/..%2fsecret.mp4',
  '/films/Series/../../secret.mp4',
  '/films/Series%2f..%2f..%2fsecret.mp4',
  '/films/%2fetc%2fpasswd',
  '/films//etc/passwd',
  '/films/.hidden/film.mp4',
  '/films/notes.txt',
  '/films/demo.mp4%00.txt',
  '/films/..\\secret.mp4',
  '/films/',
  '/api/library/poster?path=..%2fsecret.mp4',
  '/api/library/poster?path=link.mp4',
  '/api/library?path=..',
  '/api/library?path=way-out',
])('[LB2][LB3] %s is out of reach', async (path) => {
  expect([400, 404]).toContain(await rawStatus(path));
});

test('[LB2] a folder that becomes a link later leads nowhere', async () => {
  await mkdir(join(folder, 'later'));
  await writeFile(join(folder, 'later/secret.mp4'), 'inside');
  await vi.waitFor(async () => expect((await fetch(at('/films/later/secret.mp4'))).status).toBe(200), 8000);
  await rename(join(folder, 'later'), join(outside, 'moved'));
  await symlink(outside, join(folder, 'later'));
  expect((await fetch(at('/films/later/secret.mp4'))).status).toBe(404);
  await rm(join(folder, 'later'));
}, 15_000);

test('[LB4] what comes, changes and goes is told', async () => {
  const file = join(folder, 'new.webm');
  await writeFile(file, 'a');
  await vi.waitFor(async () => expect(paths(await list())).toContain('new.webm'), 8000);
  await rm(file);
  await vi.waitFor(async () => expect(paths(await list())).not.toContain('new.webm'), 8000);
}, 20_000);

test('[LB7] length, size and poster are found out of what somebody asked for; what is no film can be chosen all the same', async () => {
  await vi.waitFor(
    async () => expect((await list()).films.every(({ isKnown }) => isKnown)).toBe(true),
    20_000,
  );
  const { films } = await list();
  const known = films.find(({ path }) => path === 'demo.mp4');
  expect(known?.duration).toBeCloseTo(30, 0);
  expect(known?.height).toBeGreaterThan(100);
  const poster = await fetch(at(known?.poster ?? '/'));
  expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await poster.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  expect(films.find(({ path }) => path.startsWith('ten'))).toMatchObject({ duration: null, poster: null });
}, 30_000);
