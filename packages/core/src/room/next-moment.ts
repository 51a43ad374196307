/** NextMoment: when a room must act by itself. */
import type { ServerMs } from '../runtime/units.ts';
import type { RoomState } from './state.ts';

/** The end of the room's patience with those it waits for, or null if it waits for nobody. [RM16] */
export function nextMoment({ hold }: RoomState): ServerMs | null {
  return hold?.until ?? null;
}
