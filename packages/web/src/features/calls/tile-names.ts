/** Tile names: what the people of the call are called, also when the room knows them no longer. */
import type { CallTile } from '../../call/call.ts';
import { m } from '../../i18n/messages.ts';
import { colourOf, nameOf } from '../../room/names.ts';
import { useRoom } from '../../room/room-context.tsx';

export interface TileName {
  /** My own is “You”. */
  readonly name: string;
  readonly colour: number;
}

export function useTileName({ mine, member }: Pick<CallTile, 'mine' | 'member'>): TileName {
  return useRoom((view) => ({
    name: mine ? m.call_you() : (nameOf(view.room, member) ?? m.notice_somebody()),
    colour: colourOf(view, member),
  }));
}
