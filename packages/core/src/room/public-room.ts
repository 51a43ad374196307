/** PublicRoom: a room and its entries without what only those who keep them may know. [RM49] */
import type { Entry } from './events.ts';
import type { RoomState } from './state.ts';

/** The same room without its secrets. */
export function publicRoom(state: RoomState): RoomState {
  if (state.secrets === undefined) return state;
  const { secrets: _, ...open } = state;
  return open;
}

/** The same entries without what is sealed in them. */
export function publicEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.some(isSealed) ? entries.map(publicEntry) : entries;
}

/** This entry says more to those who keep the room: text made for members is not enough to fold it. */
export const isSealed = ({ event }: Entry): boolean => 'sealed' in event;

function publicEntry(entry: Entry): Entry {
  const { event } = entry;
  if (!('sealed' in event)) return entry;
  const { sealed: _, ...open } = event;
  return { ...entry, event: open };
}
