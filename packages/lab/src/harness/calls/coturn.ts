/** Coturn: Debian's TURN server on this computer, for trials whose pages may not reach each other directly. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, listens } from '../ports.ts';

export interface Coturn {
  /** What a server of ours is configured with. */
  readonly url: string;
  readonly secret: string;
  /** Passes nothing on any more, as a machine that has lost its network, until `wake`. */
  sleep(): void;
  wake(): void;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const relayPorts = { from: 49_200, to: 49_600 } as const;
const patienceMs = 5000;

export async function startCoturn(secret = 'known to the server and to the relay'): Promise<Coturn> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-turn-'));
  const words = [
    '-n',
    `--listening-ip=${host}`,
    `--relay-ip=${host}`,
    `--listening-port=${port}`,
    `--min-port=${relayPorts.from}`,
    `--max-port=${relayPorts.to}`,
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=lockstep',
    // For trials only: who runs a relay for others must not let them reach the machine itself.
    '--allow-loopback-peers',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--log-file=stdout',
    `--pidfile=${join(folder, 'pid')}`,
    `--userdb=${join(folder, 'users')}`,
  ];
  const turn = spawn('turnserver', words, { cwd: folder, stdio: 'ignore' });
  const failed = once(turn, 'error').then(([error]) => {
    throw new Error('coturn is not installed: apt-get install coturn', { cause: error });
  });
  await Promise.race([listens(port, 'coturn'), failed]);
  return {
    url: `turn:${host}:${port}?transport=udp`,
    secret,
    sleep: () => void turn.kill('SIGSTOP'),
    wake: () => void turn.kill('SIGCONT'),
    async stop() {
      const ended = once(turn, 'exit');
      turn.kill('SIGCONT');
      turn.kill('SIGTERM');
      const cut = setTimeout(() => turn.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(cut);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
