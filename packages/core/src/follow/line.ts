/** FollowedLine: the line a player is to be kept on, and where on it the film should be. Rules FO1–FO5. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import { clampPosition } from '../timeline/bounds.ts';
import { positionAt, type Timeline } from '../timeline/timeline.ts';

/** Why the line is as it is; the follower only asks whether somebody meant another place in the film. */
export type LineCause =
  | 'play'
  | 'pause'
  | 'seek'
  | 'rate'
  | 'hold'
  | 'release'
  | 'item'
  | 'end'
  | 'sleep'
  | 'none';

export interface FollowedLine {
  readonly timeline: Timeline;
  /** A greater one is newer. [FO1] */
  readonly revision: number;
  readonly cause: LineCause;
  /** Where the film ends, if the room knows. */
  readonly end: MediaSec | null;
}

/** The nearer of the ends the room and the player know. */
export function endOf(line: FollowedLine, duration: MediaSec | null): MediaSec | null {
  if (line.end === null || duration === null) return line.end ?? duration;
  return line.end < duration ? line.end : duration;
}

export function targetAt(line: FollowedLine, moment: ServerMs, end: MediaSec | null): MediaSec {
  return clampPosition(positionAt(line.timeline, moment), end);
}
