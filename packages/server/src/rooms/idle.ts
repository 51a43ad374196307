/** Idle: which rooms a server may forget, and which it may put to sleep. */
import type { LocalMs, RoomState } from '@lockstep/core';
import type { Limits } from './limits.ts';

export interface IdleRoom {
  readonly id: string;
  readonly state: RoomState;
  /** Nobody is in it. */
  readonly isEmpty: boolean;
  readonly quietSince: LocalMs;
}

/** Nobody would miss it: nothing was ever put into it, and nobody counts as its member. Its chat is looked at elsewhere. */
export const isBlank = ({ queue, title, members }: RoomState): boolean =>
  queue.length === 0 && title === '' && members.length === 0;

/**
 * Rooms to put to sleep now, the longest quiet first: those nobody was in for long enough, or as many of the empty ones
 * as are too many to be awake. Blank ones stay awake a while longer, to be forgotten then. [LG7][LG17]
 */
export function idleRooms(rooms: readonly IdleRoom[], now: LocalMs, limits: Limits): readonly IdleRoom[] {
  const tooMany = Math.max(0, rooms.length - limits.rooms);
  return rooms
    .filter((room) => room.isEmpty)
    .toSorted((a, b) => a.quietSince - b.quietSince)
    .filter((room, index) => {
      const patienceMs = isBlank(room.state) ? limits.emptyRoomMs : limits.awakeMs;
      return index < tooMany || now - room.quietSince >= patienceMs;
    });
}
