/** NextDeed: when a room must act by itself, and what it is asked then. */
import { serverMs, type ServerMs } from '../runtime/units.ts';
import { momentOf } from '../timeline/bounds.ts';
import type { SystemCommand } from './commands.ts';
import { currentItem, type RoomState } from './state.ts';

export interface Deed {
  readonly at: ServerMs;
  readonly command: SystemCommand;
}

/** Players tell the end themselves, and know it better; the room ends what nobody plays. [RM53] */
const playersFirstMs = 1000;

/** The end of the room's patience with those it waits for, the end of the film, or null if neither is to come. [RM16][RM53] */
export function nextDeed(state: RoomState): Deed | null {
  const { hold, playback, closed } = state;
  if (closed) return null;
  if (hold !== null) return { at: hold.until, command: { type: 'expireHold' } };
  const item = currentItem(state);
  if (item === null || item.duration === null) return null;
  const ends = momentOf(playback.timeline, item.duration);
  return ends === null
    ? null
    : { at: serverMs(ends + playersFirstMs), command: { type: 'endItem', item: item.id } };
}
