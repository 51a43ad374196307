/** Helper: a process of the bench, on a core of its own if wanted, asked one thing after the other. */
import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';

export class Helper<Order extends object, Answer> {
  readonly #process: ChildProcess;
  #heard: Promise<Answer>;

  /** `core`: counted from 0; null: wherever there is time. */
  constructor(
    file: string,
    core: number | null,
    {
      words = [],
      nodeWords = [],
    }: { readonly words?: readonly string[]; readonly nodeWords?: readonly string[] } = {},
  ) {
    const pinned = { execPath: 'taskset', execArgv: ['-c', String(core), process.execPath, ...nodeWords] };
    this.#process = fork(file, words, core === null ? { execArgv: [...nodeWords] } : pinned);
    this.#heard = this.#next();
    // Of those who measure it would inherit that they go first.
    if (this.#process.pid !== undefined) setPriority(this.#process.pid, constants.priority.PRIORITY_NORMAL);
  }

  get pid(): number {
    const { pid } = this.#process;
    if (pid === undefined)
      throw new Error('a process of the bench did not start; is `taskset` (util-linux) there?');
    return pid;
  }

  /** What it says by itself when it has started. */
  async started(): Promise<Answer> {
    return this.#heard;
  }

  async ask(order: Order): Promise<Answer> {
    this.#heard = this.#next();
    this.#process.send(order);
    return this.#heard;
  }

  stop(): void {
    this.#process.removeAllListeners();
    if (this.#process.connected) this.#process.disconnect();
    this.#process.kill('SIGKILL');
  }

  async #next(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`a process of the bench ended: ${code}`));
      this.#process.once('exit', ended);
      this.#process.once('error', reject);
      this.#process.once('message', (message) => {
        this.#process.off('exit', ended);
        this.#process.off('error', reject);
        resolve(message as Answer);
      });
    });
  }
}
