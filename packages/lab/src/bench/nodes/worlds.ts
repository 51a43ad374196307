/** Worlds: servers as processes of their own, alone on its file or two of them on PostgreSQL and Redis with clocks that disagree. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../harness/bundle.ts';
import type { ClockBend } from '../../harness/page/bend-clock.ts';
import { freePort, listens } from '../../harness/ports.ts';
import { preparePostgres } from '../../harness/postgres.ts';
import { Service } from '../durability/service.ts';

export interface NodeWorld {
  readonly ports: readonly number[];
  readonly nodes: readonly Service[];
  stop(): Promise<void>;
}

/** Five seconds apart, and a second in 83 minutes farther. */
export const nodeClocks: readonly ClockBend[] = [
  { offsetMs: 2500, driftPpm: 100 },
  { offsetMs: -2500, driftPpm: -100 },
];

const web = fileURLToPath(new URL('../../../../web/dist', import.meta.url));

/** One server with the usual log, in a folder. */
export async function aloneWorld(film: string): Promise<NodeWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-alone-'));
  const script = await bundle(new URL('node-process.ts', import.meta.url), 'bench-nodes');
  const port = await freePort();
  const node = nodeAt(script, [], { ...usual(port, film), LAB_DATA: join(folder, 'data') });
  node.start();
  await listens(port, 'the server');
  return {
    ports: [port],
    nodes: [node],
    stop: async () => {
      await node.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Two nodes whose machines' clocks disagree. */
export async function pairWorld(film: string): Promise<NodeWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-pair-'));
  // PostgreSQL runs as another user than root, and its folder is in this one.
  chmodSync(folder, 0o711);
  const script = await bundle(new URL('node-process.ts', import.meta.url), 'bench-nodes');
  const bend = await bundle(new URL('bend-node.ts', import.meta.url), 'bench-nodes');
  const services: Service[] = [];
  const begin = async (service: Service, port: number, name: string): Promise<Service> => {
    services.push(service);
    service.start();
    await listens(port, name);
    return service;
  };
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const database = preparePostgres(join(folder, 'postgres'), postgresPort);
  await begin(new Service({ name: 'PostgreSQL', ...database }), postgresPort, 'PostgreSQL');
  const redisWords = ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = { name: 'Redis', file: 'redis-server', words: redisWords, options: { cwd: folder } };
  await begin(new Service(redis), redisPort, 'Redis');
  const shared = {
    LAB_DATABASE: database.url,
    LAB_REDIS: `redis://127.0.0.1:${redisPort}`,
    LAB_KEY: randomBytes(32).toString('hex'),
  };
  const ports: number[] = [];
  const nodes: Service[] = [];
  for (const [index, clock] of nodeClocks.entries()) {
    const port = await freePort();
    const env = { ...usual(port, film), ...shared, LAB_CLOCK: JSON.stringify(clock) };
    nodes.push(await begin(nodeAt(script, ['--import', bend], env), port, `node ${index + 1}`));
    ports.push(port);
  }
  return {
    ports,
    nodes,
    stop: async () => {
      for (const service of services.toReversed()) await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const usual = (port: number, film: string): Readonly<Record<string, string>> => ({
  LAB_PORT: String(port),
  LAB_FILMS: dirname(film),
  LAB_WEB: web,
});

const nodeAt = (script: string, words: readonly string[], env: Readonly<Record<string, string>>): Service =>
  new Service({
    name: 'the server',
    file: process.execPath,
    words: [...words, script],
    options: { env: { ...process.env, ...env } },
  });
