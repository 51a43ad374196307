/** Agreement: when all members have done what one asked, and stay with it. */
import { spreadAt, type Span } from './skew.ts';
import { placeAt, type Track } from './track.ts';

export interface Asked {
  readonly playing: boolean;
  /** For a jump: where to, in seconds; null: wherever the film is. */
  readonly position: number | null;
}

/** Half a frame at 30 fps. */
export const agreeWithinMs = 16.7;
export const agreeHoldMs = 500;
const STEP_MS = 5;
/** Somewhere near the place asked for: the spread says how near to each other. */
const NEAR_SEC = 1.5;

/**
 * Time in ms from `span.from` (the press) until all are in the asked state within `withinMs` of each other and stay so for half a second; null when that did not happen before `span.to`.
 */
export function agreeMs(
  tracks: readonly Track[],
  asked: Asked,
  span: Span,
  withinMs = agreeWithinMs,
): number | null {
  let since: number | null = null;
  for (let moment = span.from; moment <= span.to; moment += STEP_MS) {
    if (!agreed(tracks, asked, moment, (moment - span.from) / 1000, withinMs)) since = null;
    else {
      since ??= moment;
      if (moment - since >= agreeHoldMs) return since - span.from;
    }
  }
  return null;
}

function agreed(
  tracks: readonly Track[],
  asked: Asked,
  moment: number,
  elapsedSec: number,
  withinMs: number,
): boolean {
  for (const track of tracks) {
    const place = placeAt(track, moment);
    if (place === null || place.seeking || place.paused === asked.playing) return false;
    if (asked.playing && !place.moving) return false;
    const goal = asked.position === null ? place.position : asked.position + (asked.playing ? elapsedSec : 0);
    if (Math.abs(place.position - goal) > NEAR_SEC) return false;
  }
  const spread = spreadAt(tracks, moment);
  return spread !== null && spread <= withinMs;
}
