/** Places: how many connections an address has at a time, over whatever they come. */

export class Places {
  readonly #most: number;
  readonly #taken = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes one; null if all are taken, else what gives it back (once). */
  take(address: string): (() => void) | null {
    const there = this.#taken.get(address) ?? 0;
    if (there >= this.#most) return null;
    this.#taken.set(address, there + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const left = (this.#taken.get(address) ?? 1) - 1;
      if (left > 0) this.#taken.set(address, left);
      else this.#taken.delete(address);
    };
  }
}
