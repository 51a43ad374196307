/** Program: a process that is kept running until it is stopped; what it says is shown when it ends by itself. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** Started again after so long. */
const pauseMs = 3000;
const patienceMs = 5000;

export class Program {
  readonly #name: string;
  readonly #start: () => ChildProcess;
  #process: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopping = false;

  constructor(name: string, file: string, words: readonly string[], options: SpawnOptions = {}) {
    this.#name = name;
    this.#start = () => spawn(file, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  start(): void {
    const started = this.#start();
    let said = '';
    started.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-2000);
    });
    started.once('error', (error) => {
      said = String(error);
    });
    started.once('close', () => {
      this.#process = null;
      if (this.#stopping) return;
      console.log(`${this.#name} ended; it is started again in ${pauseMs / 1000} s. ${said.trim()}`);
      this.#timer = setTimeout(() => this.start(), pauseMs);
    });
    this.#process = started;
  }

  /** From now on it may end by itself: a Ctrl-C reaches it too. */
  letEnd(): void {
    this.#stopping = true;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const running = this.#process;
    if (running === null) return;
    const closed = once(running, 'close');
    running.kill(signal);
    const cut = setTimeout(() => running.kill('SIGKILL'), patienceMs);
    await closed;
    clearTimeout(cut);
  }
}
