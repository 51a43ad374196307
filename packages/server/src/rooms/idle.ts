/** Idle: which rooms a server may forget, and which it may put to sleep. */
import { nextDeed, type LocalMs, type RoomState } from '@lockstep/core';
import type { Limits } from './limits.ts';

export interface IdleRoom {
  readonly id: string;
  readonly state: RoomState;
  /** Nobody is in it. */
  readonly isEmpty: boolean;
  readonly quietSince: LocalMs;
}

/**
 * Nobody would miss it: nothing was ever put into it, nobody counts as its member, and it keeps nobody out. Its chat is
 * looked at elsewhere.
 */
export const isBlank = ({ queue, title, members, pinned, bans, access, closed }: RoomState): boolean =>
  !closed &&
  queue.length + members.length + bans.length === 0 &&
  title === '' &&
  pinned === null &&
  access.lock === null &&
  !access.hasPassword;

/** It was closed, and more is left of it than that. [RM48] */
export const isToBury = ({ closed, seq }: Pick<RoomState, 'closed' | 'seq'>): boolean => closed && seq > 1;

/**
 * Rooms to put to sleep now, the longest quiet first: those nobody was in for long enough, or as many of the empty ones
 * as are too many to be awake. Blank and closed ones stay awake a while longer, to be forgotten then. [LG7][LG17]
 */
export function idleRooms(rooms: readonly IdleRoom[], now: LocalMs, limits: Limits): readonly IdleRoom[] {
  const tooMany = Math.max(0, rooms.length - limits.rooms);
  return rooms
    .filter((room) => room.isEmpty)
    .toSorted((a, b) => a.quietSince - b.quietSince)
    .filter((room, index) => {
      return index < tooMany || now - room.quietSince >= patienceMs(room.state, limits);
    });
}

function patienceMs(state: RoomState, { emptyRoomMs, awakeMs }: Limits): number {
  if (isBlank(state) || isToBury(state)) return emptyRoomMs;
  // It was told to go on by itself, and has something to do. [RM53]
  return nextDeed(state) === null ? awakeMs : Number.POSITIVE_INFINITY;
}
