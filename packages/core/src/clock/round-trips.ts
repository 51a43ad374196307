/** Round trips: how quick the line is and how much later than its best an answer may come. */

/** The time of calm probing that CK4 keeps whole, and a little more. */
const remembered = 20;
const latest = 0.9;

export class RoundTrips {
  #last: number[] = [];

  add(ms: number): void {
    this.#last.push(ms);
    if (this.#last.length > remembered) this.#last.shift();
  }

  clear(): void {
    this.#last = [];
  }

  /** The quickest of the last ones, ms; null before the first. */
  get quickestMs(): number | null {
    return this.#last.length === 0 ? null : Math.min(...this.#last);
  }

  /** How much later than the quickest one direction may be: half the 90th percentile's extra, ms; null before the first. [CK9] */
  get jitterMs(): number | null {
    const sorted = this.#last.toSorted((a, b) => a - b);
    const quickest = sorted[0];
    const late = sorted[Math.floor((sorted.length - 1) * latest)];
    return quickest === undefined || late === undefined ? null : (late - quickest) / 2;
  }
}
