/** RateLimit: a bucket of tokens that fills again by time; whoever finds it empty is told how long to wait. */
import type { LocalMs } from '@lockstep/core';

export class TokenBucket {
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: LocalMs;

  /** Full at `now`: `burst` at once, `perSec` a second afterwards. */
  constructor(perSec: number, burst: number, now: LocalMs) {
    this.#perMs = perSec / 1000;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAt = now;
  }

  /** Takes a token; 0 if there was one, else the ms until there is. */
  take(now: LocalMs): number {
    this.#fill(now);
    if (this.#tokens < 1) return (1 - this.#tokens) / this.#perMs;
    this.#tokens -= 1;
    return 0;
  }

  isFull(now: LocalMs): boolean {
    this.#fill(now);
    return this.#tokens >= this.#burst;
  }

  isSpent(now: LocalMs): boolean {
    this.#fill(now);
    return this.#tokens < 1;
  }

  #fill(now: LocalMs): void {
    const passed = Math.max(0, now - this.#filledAt);
    this.#filledAt = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + passed * this.#perMs);
  }
}

/** One bucket per key (an address, say); full ones are forgotten. */
export class TokenBuckets {
  readonly #perSec: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(perSec: number, burst: number) {
    this.#perSec = perSec;
    this.#burst = burst;
  }

  get size(): number {
    return this.#buckets.size;
  }

  take(key: string, now: LocalMs): number {
    if (this.#buckets.size >= mostBuckets) this.#sweep(now);
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#perSec, this.#burst, now);
    this.#buckets.set(key, bucket);
    return bucket.take(now);
  }

  /** Whoever takes one now has to wait. */
  isSpent(key: string, now: LocalMs): boolean {
    return this.#buckets.get(key)?.isSpent(now) ?? false;
  }

  #sweep(now: LocalMs): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
  }
}

/** Only then is it worth looking for full ones. */
const mostBuckets = 10_000;
