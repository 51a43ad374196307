/** What the server gives of the web app to browsers, and to programs that are none. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../start-server.ts';

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-files-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><head></head><title>Lockstep</title>');
  writeFileSync(join(folder, 'sw.js'), '// worker');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" />');
  mkdirSync(join(folder, 'assets'));
  for (const name of ['room-1.js', 'room-1.css', 'film-worker-1.js', 'page.html'])
    writeFileSync(join(folder, 'assets', name), '');
  server = await startServer({ port: 0, logLevel: 'silent', webRoot: folder, base: '/watch' });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = async (path: string, agent = 'Mozilla/5.0'): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}/watch${path}`, { headers: { 'user-agent': agent } });

test('worker and manifest are asked for each time, with types that browsers take', async () => {
  const worker = await get('/sw.js');
  expect(worker.headers.get('content-type')).toContain('javascript');
  expect(worker.headers.get('cache-control')).toBe('public, max-age=0');
  expect(worker.headers.get('content-security-policy')).toContain("script-src 'self'");
  const manifest = await get('/manifest.webmanifest');
  expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
  expect(manifest.headers.get('cache-control')).toBe('public, max-age=0');
  expect((await get('/icon.svg')).headers.get('cache-control')).toBe('public, max-age=3600');
});

test('[OP29] parts of a page come without what only pages need; pages, workers and all else with it', async () => {
  const policy = async (path: string) => (await get(path)).headers.get('content-security-policy');
  for (const part of ['/assets/room-1.js', '/assets/room-1.css']) {
    expect(await policy(part)).toBeNull();
    expect((await get(part)).headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get(part)).headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
  for (const whole of ['/', '/icon.svg', '/assets/film-worker-1.js', '/assets/page.html'])
    expect(await policy(whole), whole).toContain("script-src 'self'");
});

test('the shell that a worker keeps is the page as it is served here', async () => {
  const shell = await get('/?shell', 'node');
  expect(shell.status).toBe(200);
  expect(await shell.text()).toContain('content="/watch"');
});

test('the page that measures delays has an address', async () => {
  expect(await (await get('/calibrate')).text()).toContain('Lockstep');
});

test('a program of the command line is told where to go instead of a page it cannot show', async () => {
  const hint = await get('/', 'curl/8.5.0');
  expect(hint.status).toBe(200);
  expect(hint.headers.get('content-type')).toContain('text/plain');
  expect(await hint.text()).toContain(`http://127.0.0.1:${server.port}/watch/r/ROOM?u=NAME`);
});
