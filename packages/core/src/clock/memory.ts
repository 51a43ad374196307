/** Memory: which proofs are kept. All of the last seconds, then only those that may still be a wall of the corridor. */
import type { Bounds } from './proof.ts';

/** Longer, and temperature bends the oscillator; shorter, and the slope is not known well enough. */
const windowMs = 240_000;
const wholeMs = 16_000;
const bucketMs = 4_000;

interface Bucket {
  readonly index: number;
  lowestUp: Bounds;
  lowestDown: Bounds;
}

export class ProofMemory {
  #buckets: Bucket[] = [];
  #recent: Bounds[] = [];

  /** Takes one in, newest last, and lets go of what is too old at its moment. [CK4] */
  add(bounds: Bounds): void {
    const now = bounds.middle;
    this.#recent.push(bounds);
    let old = 0;
    for (const kept of this.#recent) {
      if (kept.middle >= now - wholeMs) break;
      this.#toBucket(kept);
      old++;
    }
    if (old > 0) this.#recent.splice(0, old);
    while ((this.#buckets[0]?.index ?? Infinity) < (now - windowMs) / bucketMs - 1) this.#buckets.shift();
  }

  /** Everything kept, oldest first; a fresh array. */
  all(): Bounds[] {
    const all: Bounds[] = [];
    for (const { lowestUp, lowestDown } of this.#buckets) {
      all.push(lowestUp);
      if (lowestDown !== lowestUp) all.push(lowestDown);
    }
    for (const bounds of this.#recent) all.push(bounds);
    return all;
  }

  /** Starts again from these, oldest first. */
  replace(bounds: readonly Bounds[]): void {
    this.#buckets = [];
    this.#recent = [...bounds];
  }

  #toBucket(bounds: Bounds): void {
    const index = Math.floor(bounds.middle / bucketMs);
    const last = this.#buckets.at(-1);
    if (last === undefined || last.index !== index) {
      this.#buckets.push({ index, lowestUp: bounds, lowestDown: bounds });
      return;
    }
    if (bounds.up < last.lowestUp.up) last.lowestUp = bounds;
    if (bounds.down < last.lowestDown.down) last.lowestDown = bounds;
  }
}
