/** ServerClock: what a simulated server reads at a true moment. */
import { serverMs, type ServerMs } from '../runtime/units.ts';

export interface ServerClock {
  /** The server's reading at the world's beginning, ms. */
  readonly offsetMs: number;
  readonly driftPpm?: number;
}

export const typicalClock: ServerClock = { offsetMs: 1_700_000_000_000 };

export function readingAt({ offsetMs, driftPpm = 0 }: ServerClock, trueMs: number): ServerMs {
  return serverMs(offsetMs + trueMs * (1 + driftPpm / 1e6));
}

/** The true moment at which the server reads `moment`. */
export function trueMsOf({ offsetMs, driftPpm = 0 }: ServerClock, moment: ServerMs): number {
  return (moment - offsetMs) / (1 + driftPpm / 1e6);
}
