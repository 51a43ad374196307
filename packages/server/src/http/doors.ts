/** Doors: how many lines may be open at a time, and how fast new ones may come, for all together and for each address. [OP11] */
import { fail, ok, type LocalMs, type Result, type Stop } from '@lockstep/core';
import type { Limits } from '../rooms/limits.ts';
import { TokenBuckets } from '../rooms/rate-limit.ts';

/** restarting: come back soon, it will be another server. */
export type NoEntry = 'restarting' | 'full' | 'tooMany' | 'tooFast';

export class Doors {
  readonly #limits: Limits;
  readonly #perAddress = new Map<string, number>();
  readonly #arrivals: TokenBuckets;
  #open = 0;
  #shut = false;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#arrivals = new TokenBuckets(limits.arrivalsPerMinute / 60, limits.arrivalsBurst);
  }

  /** Lines open now. */
  get open(): number {
    return this.#open;
  }

  /** Nobody comes in any more. */
  shut(): void {
    this.#shut = true;
  }

  /** Takes a place for a line from `address`; the stop gives it back. */
  enter(address: string, now: LocalMs): Result<Stop, NoEntry> {
    if (this.#shut) return fail('restarting');
    if (this.#open >= this.#limits.connections) return fail('full');
    const there = this.#perAddress.get(address) ?? 0;
    if (there >= this.#limits.connectionsPerAddress) return fail('tooMany');
    if (this.#arrivals.take(address, now) > 0) return fail('tooFast');
    this.#open++;
    this.#perAddress.set(address, there + 1);
    let inside = true;
    return ok(() => {
      if (!inside) return;
      inside = false;
      this.#open--;
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(address, left);
      else this.#perAddress.delete(address);
    });
  }
}
