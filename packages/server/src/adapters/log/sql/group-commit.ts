/**
 * GroupCommit: writes that wait at the same time go into one transaction, so that a burst of them costs one wait for the
 * disk. Each write answers when its transaction is on the disk. [LG10]
 */
interface Waiting {
  readonly work: () => unknown;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** In one transaction, so that the event loop gets its turns in a crowd. */
const mostAtOnce = 500;

export class GroupCommit {
  readonly #transaction: (work: () => void) => void;
  readonly #waiting: Waiting[] = [];
  #draining: Promise<void> | null = null;
  #closed = false;

  /** `transaction` runs some work and returns when it is on the disk, or throws and none of it is. */
  constructor(transaction: (work: () => void) => void) {
    this.#transaction = transaction;
  }

  /** Runs `work` in the next transaction. It may run twice, the first time without effect. */
  async add<Value>(work: () => Value): Promise<Value> {
    if (this.#closed) throw new Error('the log is closed');
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.push({ work, done: (value) => resolve(value as Value), failed: reject });
      this.#draining ??= this.#drain().finally(() => {
        this.#draining = null;
      });
    });
  }

  /** Takes nothing more; ends when all that was taken is written. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // All that comes in with the same turn of the event loop is there after it.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      const group = this.#waiting.splice(0, mostAtOnce);
      const error = this.#commit(group);
      if (error === null) continue;
      // One of them cannot be written; the others can.
      for (const one of group) {
        const own = group.length > 1 ? this.#commit([one]) : error;
        if (own !== null) one.failed(own.error);
      }
    }
  }

  #commit(group: readonly Waiting[]): { readonly error: unknown } | null {
    const values: unknown[] = [];
    try {
      this.#transaction(() => {
        for (const { work } of group) values.push(work());
      });
    } catch (error) {
      return { error };
    }
    group.forEach(({ done }, index) => done(values[index]));
    return null;
  }
}
