/** Sync trace: the last two minutes of everybody's skew, kept in rings so that an evening costs no memory. */

/** How long a trace goes back. */
export const TRACE_MS = 120_000;

/** What the follower did to the player since the last sample. */
export type Correction = 'none' | 'rate' | 'seek' | 'stall';

export interface Sample {
  /** On this device's clock, in ms. */
  readonly at: number;
  /** Playhead minus the room's position, in ms; null while not measured. */
  readonly skewMs: number | null;
  readonly correction: Correction;
}

export interface Counters {
  readonly seeks: number;
  readonly rateWrites: number;
  readonly stalls: number;
}

/** What happened between two readings of the counters; a stall outweighs a seek, a seek a change of rate. */
export function correctionBetween(before: Counters | null, now: Counters | null): Correction {
  if (before === null || now === null) return 'none';
  if (now.stalls > before.stalls) return 'stall';
  if (now.seeks > before.seeks) return 'seek';
  return now.rateWrites > before.rateWrites ? 'rate' : 'none';
}

/** Adds a sample and drops what is too old. A new value; the old one stays as it is. */
export function extended(trace: readonly Sample[], sample: Sample): readonly Sample[] {
  const first = trace.findIndex(({ at }) => at >= sample.at - TRACE_MS);
  return [...(first === -1 ? [] : trace.slice(first)), sample];
}

/** Half the height of a graph that shows all of these: a round figure, never below 5 ms. */
export function scaleFor(traces: Iterable<readonly Sample[]>): number {
  let most = 0;
  for (const trace of traces) {
    for (const { skewMs } of trace) if (skewMs !== null) most = Math.max(most, Math.abs(skewMs));
  }
  return SCALES.find((scale) => scale >= most) ?? most;
}

const SCALES = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const;

/** The mean size of the skew over the last `ms`; null when nothing was measured. */
export function recentSkew(trace: readonly Sample[], ms: number): number | null {
  const last = trace.at(-1);
  if (last === undefined || last.skewMs === null) return null;
  let sum = 0;
  let count = 0;
  for (const { at, skewMs } of trace) {
    if (skewMs === null || at < last.at - ms) continue;
    sum += Math.abs(skewMs);
    count += 1;
  }
  return sum / count;
}

export interface TraceSummary {
  /** The size of the skew that 95 of 100 samples stay below; null when nothing was measured. */
  readonly p95: number | null;
  readonly seeks: number;
  readonly rates: number;
  readonly stalls: number;
}

/** The whole trace in a few figures, for those who cannot see it drawn. */
export function summaryOf(trace: readonly Sample[]): TraceSummary {
  const sizes = trace
    .flatMap(({ skewMs }) => (skewMs === null ? [] : [Math.abs(skewMs)]))
    .toSorted((a, b) => a - b);
  const count = (wanted: Correction): number =>
    trace.filter(({ correction }) => correction === wanted).length;
  return {
    p95: sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.95))] ?? null,
    seeks: count('seek'),
    rates: count('rate'),
    stalls: count('stall'),
  };
}

/** The same as a line of a report; in English whatever the page speaks, as it is for those who mend things. */
export function summaryLine(trace: readonly Sample[]): string {
  const { p95, seeks, rates, stalls } = summaryOf(trace);
  const skew = p95 === null ? 'not measured' : `95 % within ${p95.toFixed(1)} ms`;
  return `${skew}; marks: ${rates} rate, ${seeks} seek, ${stalls} stall`;
}
