/** The program as a process: words, signals, ends. */
import { closeCodes } from '@lockstep/core';
import { afterEach, expect, test } from 'vitest';
import { LiveClient } from './testkit/live-client.ts';
import { ServerProcess } from './testkit/server-process.ts';

const processes: ServerProcess[] = [];
const start = async (words: readonly string[] = [], env = {}) => {
  const made = await ServerProcess.start(words, env);
  processes.push(made);
  return made;
};
afterEach(async () => {
  for (const one of processes.splice(0)) await one.stop();
});

async function enter(server: ServerProcess, who: string): Promise<LiveClient> {
  const made = await fetch(`http://127.0.0.1:${server.port}/api/rooms`, { method: 'POST' });
  const { room } = (await made.json()) as { room: string };
  const client = new LiveClient(server, room);
  await client.hello(who);
  return client;
}

test(
  '[OP3] SIGTERM sends everybody away to come back, and ends well in time',
  { timeout: 60_000 },
  async () => {
    const server = await start();
    const ann = await enter(server, 'ann');
    const before = performance.now();
    server.child.kill('SIGTERM');
    expect(await ann.closed).toBe(closeCodes.restarting.code);
    expect(await server.ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
    expect(server.output).not.toContain('▄');
  },
);

test('[OP3] a second signal ends it at once', { timeout: 60_000 }, async () => {
  const server = await start();
  const deaf = await enter(server, 'deaf');
  // Whoever does not answer the goodbye is waited for, for a second.
  deaf.socket.pause();
  server.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(1);
  deaf.socket.terminate();
});

test(
  'what cannot be understood is told, all of it, and nothing is started',
  { timeout: 60_000 },
  async () => {
    const wrong = await ServerProcess.run(['fly', '--prot'], { LOCKSTEP_PORT: 'x' });
    expect(await wrong.ended).toBe(1);
    for (const part of ['fly', '--prot', 'LOCKSTEP_PORT']) expect(wrong.output).toContain(part);
    const noCertificate = await ServerProcess.run(['--tls-cert', '/none', '--tls-key', '/none']);
    expect(await noCertificate.ended).toBe(1);
    expect(noCertificate.output).toContain('/none cannot be read (ENOENT)');
  },
);
