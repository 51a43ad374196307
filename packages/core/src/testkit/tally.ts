/** Tally: what many simulated evenings came to: how far apart people were, and how often things happened. */
import { Histogram, type HistogramData } from './histogram.ts';

/** When a skew was taken: in steady play, with a path among them that differs by up to 8 ms up and down, or 2 s after something. */
export const phases = [
  'steady',
  'lopsided',
  'paused',
  'play',
  'pause',
  'seek',
  'rate',
  'release',
  'item',
  'join',
  'stall',
] as const;
export type SkewPhase = (typeof phases)[number];

export const counters = [
  'evenings',
  'members',
  'virtualSec',
  'commands',
  'entries',
  'holds',
  'stalls',
  'landings',
  'seeks',
  'rateWrites',
  'slowSec',
  'restarts',
] as const;
export type Counter = (typeof counters)[number];

export interface TallyData {
  readonly skew: Readonly<Record<SkewPhase, HistogramData>>;
  readonly counts: Readonly<Record<Counter, number>>;
}

const recordOf = <Key extends string, Value>(keys: readonly Key[], make: () => Value): Record<Key, Value> =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>;

export class Tally {
  /** Between the playheads of two people, ms. */
  readonly skew = recordOf(phases, () => new Histogram());
  readonly counts = recordOf(counters, () => 0);

  addAll({ skew, counts }: TallyData): void {
    for (const phase of phases) this.skew[phase].addAll(skew[phase]);
    for (const counter of counters) this.counts[counter] += counts[counter];
  }

  data(): TallyData {
    const skew = Object.fromEntries(phases.map((phase) => [phase, this.skew[phase].data()]));
    return { skew: skew as Record<SkewPhase, HistogramData>, counts: { ...this.counts } };
  }
}
