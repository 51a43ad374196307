/** Service: a program of its own that can be killed and started again, with everything it started itself. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

export interface Command {
  readonly name: string;
  readonly file: string;
  readonly words: readonly string[];
  readonly options: SpawnOptions;
}

/** A bench that ends in the middle leaves nothing running. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const one of running) signalGroup(one, 'SIGKILL');
});

/** The whole group: whatever it started dies with it. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}

export class Service {
  readonly #command: Command;
  #process: ChildProcess | null = null;
  #said = '';

  constructor(command: Command) {
    this.#command = command;
  }

  start(): void {
    const { file, words, options } = this.#command;
    const started = spawn(file, words, { ...options, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#said = '';
    started.stderr?.on('data', (text: Buffer) => {
      this.#said = (this.#said + text.toString()).slice(-2000);
    });
    started.once('error', (error) => {
      this.#said = String(error);
    });
    running.add(started);
    started.once('close', () => running.delete(started));
    this.#process = started;
  }

  /** Without a word, as the system does it when memory is short. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Lets it stand still: its lines stay open, and nobody answers. */
  freeze(): void {
    if (this.#process !== null) signalGroup(this.#process, 'SIGSTOP');
  }

  thaw(): void {
    if (this.#process !== null) signalGroup(this.#process, 'SIGCONT');
  }

  /** What it said last, and that it ended by itself, if it did; for whoever wonders why nothing goes on. */
  get trouble(): string {
    const code = this.#process?.exitCode ?? null;
    return code === null ? '' : `${this.#command.name} ended (${code}): ${this.#said.trim()}`;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const it = this.#process;
    if (it === null || it.exitCode !== null || it.signalCode !== null) return;
    const closed = once(it, 'close');
    const cut = setTimeout(() => signalGroup(it, 'SIGKILL'), patienceMs);
    signalGroup(it, signal);
    await closed;
    clearTimeout(cut);
  }
}

const patienceMs = 5000;
