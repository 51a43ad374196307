/** Idle: which rooms a server may forget. */
import type { LocalMs, RoomState } from '@lockstep/core';
import type { Limits } from './limits.ts';

export interface IdleRoom {
  readonly id: string;
  readonly state: RoomState;
  /** Nobody is in it. */
  readonly isEmpty: boolean;
  readonly quietSince: LocalMs;
}

/** Somebody would miss it. */
const isKept = ({ state }: IdleRoom): boolean =>
  !state.closed && (state.queue.length > 0 || state.title !== '');

/**
 * Rooms to forget now: those nobody is in and into which nothing was ever put, once they were quiet long enough, or the
 * longest quiet ones of them at once as far as there are too many rooms. [LG7]
 */
export function forgettable(rooms: readonly IdleRoom[], now: LocalMs, limits: Limits): readonly string[] {
  const idle = rooms
    .filter((room) => room.isEmpty && !isKept(room))
    .toSorted((a, b) => a.quietSince - b.quietSince);
  const tooMany = Math.max(0, rooms.length - limits.rooms);
  return idle
    .filter((room, index) => index < tooMany || now - room.quietSince >= limits.emptyRoomMs)
    .map(({ id }) => id);
}
