/** Clocks that the members' devices believe in. */
import type { ClockBend } from '../../harness/page/bend-clock.ts';

const HOUR_MS = 3_600_000;

/** As devices are: some seconds off, some tens of parts per million. */
export const usualClocks: readonly ClockBend[] = [
  { offsetMs: 0, driftPpm: 12 },
  { offsetMs: 4200, driftPpm: -30 },
  { offsetMs: -900, driftPpm: 45 },
  { offsetMs: 137_000, driftPpm: -8 },
];

export const wildClocks: readonly ClockBend[] = [
  { offsetMs: HOUR_MS, driftPpm: 100 },
  { offsetMs: -HOUR_MS, driftPpm: -100 },
  { offsetMs: 0, driftPpm: 100 },
  { offsetMs: -HOUR_MS, driftPpm: -100 },
];
