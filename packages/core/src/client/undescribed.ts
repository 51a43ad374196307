/** Undescribed: a film that was open before the room knew of its item has told its duration to nobody. */
import { isBelieved } from '../room/rights.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import type { MediaSec } from '../runtime/units.ts';
import type { Pending } from './outbox.ts';
import { speaksForRoom, type Film, type Screen } from './telemetry.ts';

/** The film whose duration the room is still to be told; null: none. Told in vain it would be told each second. */
export function undescribed(
  screen: Screen | null,
  room: RoomState | null,
  me: MemberId | null,
  pending: readonly Pending[],
): { readonly film: Film; readonly duration: MediaSec } | null {
  const duration = screen?.player.read().duration ?? null;
  if (screen === null || !speaksForRoom(screen) || duration === null || room === null || me === null)
    return null;
  if (!isBelieved(room, screen.film.item, me)) return null;
  if (pending.some(({ command }) => command.type === 'describeItem')) return null;
  return { film: screen.film, duration };
}
