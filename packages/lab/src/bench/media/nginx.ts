/** Nginx: one of its own, with the films of a folder, on a free port, as whoever runs the bench; what others send films with. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, listens } from '../../harness/ports.ts';
import { coreSeconds } from '../load/process-cost.ts';

export interface Nginx {
  readonly port: number;
  /** Seconds of a core that it has used so far. */
  readonly cpuSec: () => number;
  stop(): Promise<void>;
}

/** Where it is: also beside the paths of those who are not root. */
const find = (): string | undefined =>
  [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((file) => existsSync(file));

/** Installs it where that may be done; else says what to do. */
async function ensureNginx(): Promise<string> {
  const there = find();
  if (there !== undefined) return there;
  const advice =
    'nginx is not installed, and films are served against it. On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends nginx-light';
  const isRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!isRoot) throw new Error(advice);
  const setup = (await import(new URL('../../../../../tools/lib/setup.mjs', import.meta.url).href)) as {
    readonly ensurePrograms: (wanted: Readonly<Record<string, string>>) => void;
  };
  setup.ensurePrograms({ nginx: 'nginx-light' });
  const installed = find();
  if (installed === undefined) throw new Error(advice);
  return installed;
}

export async function startNginx(films: string): Promise<Nginx> {
  const program = await ensureNginx();
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  await writeFile(file, nginxConfig({ folder, films, port, user: userInfo() }));
  // Before it has read the file it would complain into a folder of the system's.
  const words = ['-c', file, '-p', folder, '-e', join(folder, 'error.log')];
  const nginx = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  nginx.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(nginx, 'close');
  const stop = async (): Promise<void> => {
    nginx.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const failed = ended.then(() => {
      throw new Error(`nginx did not start: ${complaint}`);
    });
    await Promise.race([listens(port, 'nginx'), failed]);
    failed.catch(() => undefined);
    const { pid } = nginx;
    if (pid === undefined) throw new Error('nginx did not start');
    return { port, cpuSec: () => coreSeconds(pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface NginxPlace {
  /** For everything that it writes. */
  readonly folder: string;
  readonly films: string;
  readonly port: number;
  readonly user: { readonly uid: number; readonly username: string };
}

/** As Debian sets it up for files, with one process, so that what it uses can be told. */
export function nginxConfig({ folder, films, port, user }: NginxPlace): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `  ${what}_temp_path "${join(folder, what)}";`,
  );
  return [
    // Who is not root cannot become another, and is told so by a warning.
    ...(user.uid === 0 ? [`user ${user.username};`] : []),
    'daemon off;',
    'master_process off;',
    'worker_processes 1;',
    `pid "${join(folder, 'nginx.pid')}";`,
    `error_log "${join(folder, 'error.log')}";`,
    'events { worker_connections 2048; }',
    'http {',
    '  sendfile on;',
    '  tcp_nopush on;',
    '  access_log off;',
    '  types { video/mp4 mp4; }',
    ...temporary,
    `  server { listen 127.0.0.1:${port}; root "${films}"; }`,
    '}',
    '',
  ].join('\n');
}
