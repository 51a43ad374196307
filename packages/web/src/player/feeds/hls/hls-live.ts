/**
 * HLS live: places a live film on its scale. The list says at what time of day a piece was taken, and what was put in
 * first says where on the element's time that piece lies. [MD16][MD17]
 */
import type HlsType from 'hls.js';
import type { LevelDetails } from 'hls.js';
import { liveBase, type LiveSpan } from '../live-scale.ts';

/** Pieces of a list: on its own time, and the time of day at which they were taken in ms; null: not told. */
export interface ListedPiece {
  readonly start: number;
  readonly programDateTime: number | null;
}

/**
 * Seconds since 1970 at second 0 of the list.
 * @param now the server's seconds since 1970; without times of day the end of the list counts as now
 */
export function epochOfList(
  pieces: readonly ListedPiece[],
  edge: number,
  now: number,
): { readonly epoch: number; readonly exact: boolean } {
  const told = pieces.find(({ programDateTime }) => programDateTime !== null);
  return told === undefined || told.programDateTime === null
    ? { epoch: now - edge, exact: false }
    : { epoch: told.programDateTime / 1000 - told.start, exact: true };
}

export interface LiveStart {
  /** On the list's time. */
  readonly base: number;
  readonly exact: boolean;
}

/** The first look at a live list. */
export function liveStart(details: LevelDetails, now: number, near: number): LiveStart {
  const { epoch, exact } = epochOfList(details.fragments, details.edge, now);
  return { base: liveBase(epoch + details.edge, near) - epoch, exact };
}

/** What can be watched now, on the film's time. */
export function spanOf(hls: HlsType, details: LevelDetails, zero: number, exact: boolean): LiveSpan {
  const goal = hls.liveSyncPosition ?? details.edge - 3 * details.targetduration;
  return { from: details.fragmentStart - zero, to: details.edge - zero, goal: goal - zero, exact };
}
