/**
 * Timeline: where the film is at any server moment, as one straight line. It is state, not an event: applying it twice,
 * late or out of order is harmless. See docs/spec/timeline.md.
 */
import { mediaSec, serverMs, type MediaSec, type ServerMs } from '../runtime/units.ts';

export interface Timeline {
  /** Where the film is at `at`. */
  readonly position: MediaSec;
  /** Film seconds per second while playing; 1 is normal speed. */
  readonly rate: number;
  readonly playing: boolean;
  /** The moment the line takes effect; it may lie in the future. */
  readonly at: ServerMs;
}

/** The line of a room in which nothing was ever played. */
export const atRest: Timeline = { position: mediaSec(0), rate: 1, playing: false, at: serverMs(0) };

/**
 * Where the film is at `moment`. A line that is paused, or has not begun yet, stands at its own position.
 * [TL1][TL2]
 */
export function positionAt(timeline: Timeline, moment: ServerMs): MediaSec {
  if (!timeline.playing || moment <= timeline.at) return timeline.position;
  return mediaSec(timeline.position + (timeline.rate * (moment - timeline.at)) / 1000);
}

/** The same line, moving from `at` on, from where it stands then. [TL3] */
export function play(timeline: Timeline, at: ServerMs): Timeline {
  return { ...timeline, position: positionAt(timeline, at), playing: true, at };
}

/** The line stopped at `at`, where it will be by then. [TL4] */
export function pause(timeline: Timeline, at: ServerMs): Timeline {
  return { ...timeline, position: positionAt(timeline, at), playing: false, at };
}

/** The line moved to `to`; playing or paused as before. [TL5] */
export function seek(timeline: Timeline, to: MediaSec, at: ServerMs): Timeline {
  return { ...timeline, position: to, at };
}

/** The line with another slope from `at` on, continuous in position. [TL6] */
export function setRate(timeline: Timeline, rate: number, at: ServerMs): Timeline {
  return { ...timeline, position: positionAt(timeline, at), rate, at };
}
