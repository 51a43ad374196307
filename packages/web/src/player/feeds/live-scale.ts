/**
 * Live scale: a live film has no beginning, so its seconds are those of the clock on the wall where it was taken, made
 * small. All who watch come to the same seconds without asking each other. Rules MD16–MD18; decision 059.
 */

/** Positions from here on are those of live films: no other film is so long. */
export const LIVE_FROM_SEC = 100_000;
/** The scale begins anew after so long, about four and a half days; a room takes positions up to a million seconds. */
const TURN_SEC = 400_000;

/** What can be watched of a live film now, in the room's seconds. */
export interface LiveSpan {
  readonly from: number;
  readonly to: number;
  /** As near to the end as can be watched without running dry. */
  readonly goal: number;
  /** The film itself says when it was taken; without that members may be seconds apart. */
  readonly exact: boolean;
}

/**
 * Seconds since 1970 at which the scale that holds `epochSec` begins.
 * @param near where the room is: one that has watched over a turn of the scale goes on beyond it
 */
export function liveBase(epochSec: number, near: number | null): number {
  const base = Math.floor(epochSec / TURN_SEC) * TURN_SEC - LIVE_FROM_SEC;
  const at = epochSec - base;
  const beyond = at + TURN_SEC;
  const goesOn = near !== null && near >= LIVE_FROM_SEC && Math.abs(near - beyond) < Math.abs(near - at);
  return goesOn ? base - TURN_SEC : base;
}

/**
 * The time of day of a position, as seconds since 1970: of all that it may mean, the one that is over and nearest to now.
 */
export function epochOf(position: number, nowSec: number): number {
  const since = position - LIVE_FROM_SEC;
  return since + Math.floor((nowSec + AHEAD_SEC - since) / TURN_SEC) * TURN_SEC;
}

/** Clocks of those who send may be wrong by so much. */
const AHEAD_SEC = 3600;

export const isLivePosition = (position: number): boolean => position >= LIVE_FROM_SEC;

/** A place that can be watched now, the nearest to the wished one. [MD19] */
export const withinSpan = ({ from, goal }: LiveSpan, wished: number): number =>
  Math.min(Math.max(wished, from), Math.max(from, goal));

/**
 * Whether the room stands where nothing can be seen and should be brought to what is live: it has never been there, or it
 * means to play and the film has gone on without it. [MD20]
 */
export function isLost({ from, to }: LiveSpan, position: number, playing: boolean): boolean {
  if (!isLivePosition(position)) return true;
  return playing && (position < from - SLACK_SEC || position > to + SLACK_SEC);
}

/** Lists are told in steps of a piece; a room a little outside comes in again by itself. */
const SLACK_SEC = 12;
