/** TickWatch: whether ticks come as they should. A gap is a throttled page, a device that slept, or a clock that stepped. Rule FO65. */
import type { LocalMs } from '../runtime/units.ts';
import type { FollowPolicy } from './policy.ts';

/** none · gap: readings of before say nothing any more · slept: nor may the clock. */
export type TickGap = 'none' | 'gap' | 'slept';

export class TickWatch {
  readonly #policy: FollowPolicy;
  #last: LocalMs | null = null;

  constructor(policy: FollowPolicy) {
    this.#policy = policy;
  }

  at(now: LocalMs): TickGap {
    const sinceMs = this.#last === null ? 0 : now - this.#last;
    this.#last = now;
    if (sinceMs < 0 || sinceMs > this.#policy.sleepGapMs) return 'slept';
    return sinceMs > this.#policy.tickGapMs ? 'gap' : 'none';
  }
}
