/**
 * ReportPace: how often a connection tells where it is when nothing has changed. In a room told of in figures those who
 * are where the room is are only counted, so the room as a whole says much the same each second however big it is.
 * Rule CL22 in docs/spec/client.md.
 */
import type { Telemetry } from '../protocol/report.ts';

/** So far off, in ms, somebody in a crowd is shown to all: nobody is called the worst for a frame. [PR35] */
export const farOffMs = 40;
/** Regular reports of a whole crowd, a second. */
const crowdPerSec = 20;
const seldom = { fromSec: 4, toSec: 15 };

/**
 * Seconds between two regular reports. `crowd`: connections of a room told of in figures; null: everybody there
 * is told of everybody. `isSteady`: where this one is follows from where the room is.
 */
export function reportEverySec(crowd: number | null, isSteady: boolean): number {
  if (crowd === null) return 1;
  if (!isSteady) return seldom.fromSec;
  return Math.min(seldom.toSec, Math.max(seldom.fromSec, Math.ceil(crowd / crowdPerSec)));
}

/** In step with the room, or without a place in the film at all, and nothing is wrong. */
export function isSteady({ state, skewMs, trouble }: Telemetry): boolean {
  if (trouble !== undefined) return false;
  switch (state) {
    case 'playing':
      return skewMs !== null && Math.abs(skewMs) < farOffMs;
    case 'paused':
      return Math.abs(skewMs ?? 0) < farOffMs;
    case 'noSource':
    case 'failed':
      return true;
    case 'landing':
    case 'starting':
    case 'buffering':
    case 'away':
      return false;
  }
}
