/**
 * Stationarity: whether the long fit still lies in the middle of what the last seconds prove. When it does not, the path
 * or the oscillator has changed, and old proofs speak of another world.
 */
import { offsetAt, type OffsetLine } from './corridor.ts';
import type { Bounds } from './proof.ts';

export const recentMs = 40_000;
/** Fewer than this say nothing about where their middle is. */
const enough = 10;
const slackMs = 0.8;
const noiseShare = 1.5;

/** Keeps the three lowest of a stream, lowest first: how far the third lies above the first tells the noise of a wall. */
function insertLowest(lowest: [number, number, number], value: number): void {
  if (value < lowest[0]) {
    lowest[2] = lowest[1];
    lowest[1] = lowest[0];
    lowest[0] = value;
  } else if (value < lowest[1]) {
    lowest[2] = lowest[1];
    lowest[1] = value;
  } else if (value < lowest[2]) {
    lowest[2] = value;
  }
}

/** Whether `line` sits off the middle of the corridor of `recent`; only a habit of it is worth acting on. [CK7] */
export function offMiddle(line: OffsetLine, recent: readonly Bounds[]): boolean {
  if (recent.length < enough) return false;
  const up: [number, number, number] = [Infinity, Infinity, Infinity];
  const down: [number, number, number] = [Infinity, Infinity, Infinity];
  for (const bounds of recent) {
    insertLowest(up, bounds.up - offsetAt(line, bounds.sent));
    insertLowest(down, bounds.down + offsetAt(line, bounds.returned));
  }
  const imbalance = (up[0] - down[0]) / 2;
  const noise = (up[2] - up[0] + (down[2] - down[0])) / 2;
  return Math.abs(imbalance) > slackMs + noiseShare * noise;
}
