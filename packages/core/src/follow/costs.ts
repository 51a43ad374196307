/** Costs: what this device's starts and seeks take, learned from its own; browsers and devices differ too much for a table. Rules FO30–FO32. */
import type { FollowPolicy } from './policy.ts';
import type { FollowCosts } from './status.ts';

export type StartKind = 'warm' | 'cold';
export type Reach = 'near' | 'far';

const remembered = 7;
/** What is usual counts as so many measurements: a device's very first start, which opens the sound device, is no measure of the next. */
const guesses = 2;
const share = 0.8;
const seekQuantile = 0.8;
/** A seek into a dead network takes seconds; believed at once, it would make this device late at the next one too. */
const mostGrowth = 2;
/** Outside this a start was not what it seems: the person touched it, or the device was busy. */
const likelyMs = { least: -60, most: 600 };

const remember = (last: number[], value: number): number[] => {
  last.push(value);
  if (last.length > remembered) last.shift();
  return last.toSorted((a, b) => a - b);
};

export class CostLearner {
  readonly #starts: Record<StartKind, { last: number[]; ms: number }>;
  readonly #seeks: Record<Reach | 'any', { last: number[]; ms: number }>;

  constructor(policy: FollowPolicy) {
    this.#starts = {
      warm: { last: Array.from({ length: guesses }, () => policy.warmStartMs), ms: policy.warmStartMs },
      cold: { last: Array.from({ length: guesses }, () => policy.coldStartMs), ms: policy.coldStartMs },
    };
    this.#seeks = {
      near: { last: [], ms: policy.nearSeekMs },
      far: { last: [], ms: policy.farSeekMs },
      any: { last: [], ms: policy.nearSeekMs },
    };
  }

  startMs(kind: StartKind): number {
    return this.#starts[kind].ms;
  }

  seekMs(reach: Reach): number {
    return this.#seeks[reach].ms;
  }

  /** `ms` from the call to the moment from which the film must have moved. A damped median. [FO30] */
  learnStart(kind: StartKind, ms: number): void {
    if (ms < likelyMs.least || ms > likelyMs.most) return;
    const start = this.#starts[kind];
    const sorted = remember(start.last, ms);
    const median = sorted[sorted.length >> 1] ?? ms;
    start.ms += share * (median - start.ms);
  }

  /** `measuredMs` from the call until ready to play there; negative when the clock stepped meanwhile, which teaches nothing. The 80th percentile. [FO31] */
  learnSeek(reach: Reach, measuredMs: number): void {
    if (measuredMs < 0) return;
    const ms = Math.min(measuredMs, mostGrowth * this.#seeks[reach].ms);
    for (const kind of [reach, 'any'] as const) {
      const seek = this.#seeks[kind];
      const sorted = remember(seek.last, ms);
      seek.ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * seekQuantile))] ?? ms;
    }
  }

  /** For the room's lead. [FO32] */
  forRoom(): FollowCosts {
    const coldStartMs = Math.max(0, this.#starts.cold.ms);
    return {
      warmStartMs: Math.max(coldStartMs, this.#starts.warm.ms),
      coldStartMs,
      seekMs: this.#seeks.any.ms,
    };
  }
}
