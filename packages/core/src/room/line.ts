/** Line: the room's line inside its film, and the moments from which a change of it may take effect. */
import { clampPosition } from '../timeline/bounds.ts';
import { positionAt, type Timeline } from '../timeline/timeline.ts';
import { mediaSec, serverMs, type MediaSec, type ServerMs } from '../runtime/units.ts';
import { currentItem, type RoomState } from './state.ts';

/** As far as a position may ever be; the bound of films whose end is not known. */
const farthest = mediaSec(1e6);
/** Nearer to the end than this, nothing is left to see. */
const endSec = 0.1;

/** The end of what is on the screen. */
export const endOf = (state: RoomState): MediaSec => currentItem(state)?.duration ?? farthest;

/** Where the room is at `moment`, never past the end. [RM22] */
export function positionOf(state: RoomState, moment: ServerMs): MediaSec {
  return clampPosition(positionAt(state.playback.timeline, moment), endOf(state));
}

export const isAtEnd = (state: RoomState, moment: ServerMs): boolean =>
  positionOf(state, moment) >= endOf(state) - endSec;

/** `lead` from now, but not before a change that is still to come. [RM7] */
export function effectAt({ playback }: RoomState, now: ServerMs, lead: number): ServerMs {
  return serverMs(Math.max(now + lead, playback.timeline.at));
}

/** The line inside the film; at the end it does not play. [RM22] */
export function bounded(state: RoomState, timeline: Timeline): Timeline {
  const end = endOf(state);
  const position = clampPosition(timeline.position, end);
  return { ...timeline, position, playing: timeline.playing && position < end };
}

/** The line stopped at `at`, where everyone is by then. [RM8] */
export function stoppedAt(state: RoomState, at: ServerMs): Timeline {
  return { ...state.playback.timeline, position: positionOf(state, at), playing: false, at };
}

/** The line moving from `at` on, from where it is. [RM9] */
export function movingAt(state: RoomState, at: ServerMs): Timeline {
  return bounded(state, {
    ...state.playback.timeline,
    position: positionOf(state, at),
    playing: true,
    at,
  });
}
