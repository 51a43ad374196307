/** Service: a program of its own that can be killed and started again, with everything it started itself. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

export interface Command {
  readonly name: string;
  readonly file: string;
  readonly words: readonly string[];
  readonly options: SpawnOptions;
}

export class Service {
  readonly #command: Command;
  #process: ChildProcess | null = null;
  #said = '';

  constructor(command: Command) {
    this.#command = command;
    // A bench that ends in the middle leaves nothing running.
    process.once('exit', () => this.#signal('SIGKILL'));
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
    this.#process = started;
  }

  /** As a power cut does it to a program. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** What it said last, and that it ended by itself, if it did; for whoever wonders why nothing goes on. */
  get trouble(): string {
    const code = this.#process?.exitCode ?? null;
    return code === null ? '' : `${this.#command.name} ended (${code}): ${this.#said.trim()}`;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const closed = once(running, 'close');
    const cut = setTimeout(() => this.#signal('SIGKILL'), patienceMs);
    this.#signal(signal);
    await closed;
    clearTimeout(cut);
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    try {
      // The whole group: whatever it started dies with it.
      process.kill(-pid, signal);
    } catch {
      // Gone already.
    }
  }
}

const patienceMs = 5000;
