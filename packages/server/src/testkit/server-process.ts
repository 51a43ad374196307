/** ServerProcess: the server as a process of its own, for tests of what only a process does: signals, memory, output. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

export class ServerProcess {
  readonly child: ChildProcess;
  port = 0;
  output = '';
  /** Its data folder, unless it was given another. */
  readonly #data = mkdtempSync(join(tmpdir(), 'lockstep-process-'));
  readonly ended: Promise<number | null>;

  private constructor(words: readonly string[], env: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, ['--import', 'tsx', 'packages/server/src/main.ts', ...words], {
      cwd: root,
      // Nothing of this process's own settings.
      env: { PATH: process.env['PATH'] ?? '', LOCKSTEP_DATA: this.#data, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = new Promise((resolve) => {
      this.child.on('exit', (code) => {
        rmSync(this.#data, { recursive: true, force: true });
        resolve(code);
      });
    });
    const hear = (data: Buffer): void => void (this.output += data.toString());
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
  }

  /** Starts one on a free port of loopback; gives it when it listens. */
  static async start(
    words: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    const made = new ServerProcess(['--port', '0', ...words], env);
    const over = made.ended.then(() => {
      throw new Error(`the server ended: ${made.output}`);
    });
    const listening = async (): Promise<void> => {
      while (made.port === 0) {
        if (made.child.stdout !== null) await once(made.child.stdout, 'data');
        made.port = Number(/runs on https?:\/\/localhost:(\d+)/.exec(made.output)?.[1] ?? 0);
      }
    };
    await Promise.race([listening(), over]);
    over.catch(() => {});
    return made;
  }

  /** Runs it to its end with these words; gives the exit code. */
  static async run(
    words: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    const made = new ServerProcess(words, env);
    await made.ended;
    return made;
  }

  /** Megabytes of memory in use, or null where the system does not tell. */
  memoryMb(): number | null {
    if (process.platform !== 'linux') return null;
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
