/** Worlds: a server and what it stands on, and what is struck there again and again. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, listens } from '../../harness/ports.ts';
import { preparePostgres } from '../../harness/postgres.ts';
import { askRedis } from './ask-redis.ts';
import { Service } from './service.ts';

export interface World {
  /** Where the nodes are. */
  readonly ports: readonly number[];
  /** Kills something, and starts it again at once. */
  strike(): Promise<void>;
  stop(): Promise<void>;
  /** What ended by itself, for whoever wonders why nothing goes on. */
  readonly trouble: string;
}

export type ScenarioName =
  | 'server killed'
  | 'one of three nodes killed'
  | 'PostgreSQL killed'
  | 'Redis killed'
  | 'Redis emptied';

export const scenarioNames: readonly ScenarioName[] = [
  'server killed',
  'one of three nodes killed',
  'PostgreSQL killed',
  'Redis killed',
  'Redis emptied',
];

const nodeCount = 3;
const program = fileURLToPath(new URL('../../../../server/dist/main.js', import.meta.url));

export async function makeWorld(scenario: ScenarioName): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-durability-'));
  // PostgreSQL runs as another user than root, and its folder is in this one.
  chmodSync(folder, 0o711);
  const services: Service[] = [];
  const begin = async (service: Service, port: number, name: string): Promise<void> => {
    services.push(service);
    service.start();
    await listens(port, name);
  };
  const restart = async (service: Service | undefined): Promise<void> => {
    await service?.kill();
    service?.start();
  };
  const world = (ports: readonly number[], strike: () => Promise<void>): World => ({
    ports,
    strike,
    stop: async () => {
      for (const service of services.toReversed()) await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    get trouble() {
      return services.map(({ trouble }) => trouble).join(' ');
    },
  });

  if (scenario === 'server killed') {
    const port = await freePort();
    const node = nodeAt(port, { LOCKSTEP_DATA: join(folder, 'data') });
    await begin(node, port, 'the server');
    return world([port], async () => restart(node));
  }

  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const database = preparePostgres(join(folder, 'postgres'), postgresPort);
  const postgres = new Service({ name: 'PostgreSQL', ...database });
  await begin(postgres, postgresPort, 'PostgreSQL');
  const redis = new Service({
    name: 'Redis',
    file: 'redis-server',
    words: ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    options: { cwd: folder },
  });
  await begin(redis, redisPort, 'Redis');
  const env = {
    LOCKSTEP_DATABASE: database.url,
    LOCKSTEP_REDIS: `redis://127.0.0.1:${redisPort}`,
    LOCKSTEP_KEY: randomBytes(32).toString('hex'),
  };
  const nodes: Service[] = [];
  const ports: number[] = [];
  for (let n = 1; n <= nodeCount; n++) {
    const port = await freePort();
    const node = nodeAt(port, env);
    // One after the other: the first one makes the tables.
    await begin(node, port, `node ${n}`);
    nodes.push(node);
    ports.push(port);
  }
  switch (scenario) {
    case 'one of three nodes killed':
      return world(ports, async () => restart(nodes[Math.floor(Math.random() * nodeCount)]));
    case 'PostgreSQL killed':
      return world(ports, async () => restart(postgres));
    case 'Redis killed':
      return world(ports, async () => restart(redis));
    case 'Redis emptied':
      return world(ports, async () => askRedis(redisPort, 'FLUSHALL'));
  }
}

const nodeAt = (port: number, env: Readonly<Record<string, string>>): Service =>
  new Service({
    name: 'the server',
    file: process.execPath,
    words: [program, '--host', '127.0.0.1', '--port', String(port)],
    options: { env: { ...process.env, ...env } },
  });
