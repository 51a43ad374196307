/** The passwords we write, before a real coturn: who has one gets through, who has another does not. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMesh } from './adapters/calls/mesh.ts';
import { caller } from './testkit/calls-contract.ts';
import { freePort } from './testkit/redis-server.ts';

const secret = 'a-secret-of-the-turn-server';
const run = promisify(execFile);

let port: number;
let folder: string;
let coturn: ChildProcess;

beforeAll(async () => {
  port = await freePort();
  folder = mkdtempSync(join(tmpdir(), 'lockstep-turn-'));
  const where = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`];
  const how = ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=test', '--no-cli'];
  const trial = [
    '--allow-loopback-peers',
    '--no-tls',
    '--no-dtls',
    '--log-file=stdout',
    `--pidfile=${folder}/pid`,
  ];
  coturn = spawn('turnserver', ['-n', ...where, ...how, ...trial], { cwd: folder, stdio: 'ignore' });
});
afterAll(() => {
  coturn.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Two of these send each other packets through the server; null: they were not let in. */
async function lost(username: string, password: string): Promise<string | null> {
  const words = ['-y', '-p', String(port), '-n', '5', '-u', username, '-w', password, '127.0.0.1'];
  const { stdout } = await run('turnutils_uclient', words, { cwd: folder, timeout: 30_000 }).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  return /Total lost packets (\d+)/.exec(stdout)?.[1] ?? null;
}

/** Of a server whose clock shows this much more. */
async function credentials(aheadMs = 0): Promise<readonly [string, string]> {
  const turn = { urls: [`turn:127.0.0.1:${port}`], secret };
  const way = await createMesh({ now: () => Date.now() + aheadMs, stun: [], turn }).wayFor(caller('ann'));
  const given = way.way === 'mesh' ? way.iceServers[0] : undefined;
  return [given?.username ?? '', given?.credential ?? ''];
}

test('[CA23] coturn takes what we write, and nothing else', { timeout: 120_000 }, async () => {
  const [username, password] = await credentials();
  await expect.poll(async () => lost(username, password), { timeout: 30_000 }).toBe('0');
  expect(await lost(username, 'another')).toBeNull();
  expect(await lost(username.replace('m-ann', 'm-ben'), password)).toBeNull();
  // It was for six hours, a week ago.
  expect(await lost(...(await credentials(-7 * 24 * 3600 * 1000)))).toBeNull();
});
