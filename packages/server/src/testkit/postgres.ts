/** Postgres: a real PostgreSQL of a test's own: in a folder that is thrown away, on a free port, stopped afterwards. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  database(): Promise<string>;
  /** Ends it at once, as `kill -9` or a lost machine would. */
  kill(): Promise<void>;
  /** Starts it again on what it had on the disk. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const debianRoot = '/usr/lib/postgresql';

/** The folder of initdb and postgres: on the path, or where Debian keeps them. */
function programs(): string {
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot).map(Number) : [];
  const debian = versions.toSorted((a, b) => b - a).map((version) => join(debianRoot, `${version}`, 'bin'));
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...debian];
  const found = folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb')));
  if (found !== undefined) return found;
  throw new Error(
    'These tests start a PostgreSQL of their own, and its programs are not there. ' +
      'On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends postgresql (npm test does it by itself as root).',
  );
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function userIds(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid > 0 && gid > 0) return { uid, gid };
  throw new Error(
    'There is no user “postgres” to run PostgreSQL as; install the package postgresql, or do not test as root.',
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs();
  const user = userIds();
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-pg-'));
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const as = { ...user, cwd: folder };
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      join(folder, 'data'),
      '-U',
      'lockstep',
      '--auth=trust',
      '--no-sync',
      '--encoding=UTF8',
      '--locale=C',
    ],
    { ...as, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const address = (database: string): string => `postgres://lockstep@127.0.0.1:${port}/${database}`;
  let running: ChildProcess | null = null;
  let databases = 0;

  const query = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: address('postgres') });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running;
    running = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  // A test that is ended early must not leave it behind.
  process.on('exit', () => running?.kill('SIGQUIT'));
  const start = async (): Promise<void> => {
    const words = ['-D', join(folder, 'data'), '-p', `${port}`, '-k', folder, '-h', '127.0.0.1'];
    const child = spawn(join(bin, 'postgres'), words, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-4000);
    });
    running = child;
    for (let tries = 0; ; tries++) {
      try {
        await query('select 1');
        return;
      } catch (error) {
        if (child.exitCode !== null || tries > 300)
          throw new Error(`PostgreSQL did not start: ${said}`, { cause: error });
      }
      await sleep(100);
    }
  };

  await start();
  return {
    database: async () => {
      const name = `test_${++databases}`;
      await query(`create database ${name}`);
      return address(name);
    },
    kill: async () => {
      await end('SIGQUIT');
    },
    start,
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
