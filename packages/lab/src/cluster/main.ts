/** `npm run cluster`: PostgreSQL, Redis, three nodes and a balancer on this computer; Ctrl-C ends all of them. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort, listens } from '../harness/ports.ts';
import { preparePostgres } from '../harness/postgres.ts';
import { Balancer } from './balancer.ts';
import { Program } from './program.ts';

const nodeCount = 3;
const server = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8787' }, lan: { type: 'boolean', default: false } },
});
const folder = mkdtempSync(join(tmpdir(), 'lockstep-cluster-'));
// PostgreSQL does not run as root, and its folder is in this one.
chmodSync(folder, 0o711);
const programs: Program[] = [];
let balancer: Balancer | null = null;
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  console.log('Ending …');
  for (const program of programs) program.letEnd();
  await balancer?.stop();
  // Nodes first, so that they can still say goodbye to what they stand on.
  for (const program of programs.toReversed()) await program.stop('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());

async function begin(): Promise<void> {
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const database = preparePostgres(join(folder, 'postgres'), postgresPort);
  const postgres = new Program('PostgreSQL', database.file, database.words, database.options);
  const quiet = ['--save', '', '--appendonly', 'no', '--loglevel', 'warning'];
  const redis = new Program('Redis', 'redis-server', [
    '--port',
    `${redisPort}`,
    '--bind',
    '127.0.0.1',
    ...quiet,
  ]);
  for (const program of [postgres, redis]) {
    programs.push(program);
    program.start();
  }
  await Promise.all([listens(postgresPort, 'PostgreSQL'), listens(redisPort, 'Redis')]);
  const env = {
    ...process.env,
    LOCKSTEP_DATABASE: database.url,
    LOCKSTEP_REDIS: `redis://127.0.0.1:${redisPort}`,
    LOCKSTEP_KEY: randomBytes(32).toString('hex'),
  };
  const nodes: { readonly port: number; readonly program: Program }[] = [];
  for (let i = 1; i <= nodeCount; i++) {
    const port = await freePort();
    const program = new Program(
      `Node ${i}`,
      process.execPath,
      [server, '--host', '127.0.0.1', '--port', `${port}`],
      { env },
    );
    nodes.push({ port, program });
    programs.push(program);
    program.start();
    // One after the other: the first one makes the tables.
    await listens(port, `Node ${i}`);
  }
  const nameOf = (port: number): number => nodes.findIndex((node) => node.port === port) + 1;
  balancer = await Balancer.start({
    host: values.lan ? '0.0.0.0' : '127.0.0.1',
    port: Number(values.port),
    nodes: nodes.map(({ port }) => port),
    changed: (port, isWell) => console.log(`Node ${nameOf(port)} ${isWell ? 'is well' : 'is away'}.`),
  });
  console.log(`\nLockstep runs on http://localhost:${balancer.port}, on ${nodeCount} nodes.`);
  console.log('Each line goes to one of them by chance. Try, while a film plays:');
  for (const [i, { program }] of nodes.entries()) console.log(`  kill -9 ${program.pid}   node ${i + 1}`);
  console.log(`  kill -9 ${redis.pid}   Redis`);
  console.log(`  kill -QUIT ${postgres.pid}   PostgreSQL`);
  console.log('What ends is started again after 3 s. Ctrl-C ends all.');
}

await begin().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await end();
});
