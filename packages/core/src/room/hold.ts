/** Hold: the room waiting for members who are not ready: when it may, and how it goes on. Rules RM13–RM20 in docs/spec/room.md. */
import type { ServerMs } from '../runtime/units.ts';
import type { Leads } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { roomLimits } from './limits.ts';
import { effectAt, movingAt } from './line.ts';
import type { Hold, MemberId, RoomState, Waiting } from './state.ts';

/** Whether the room waits for anybody. [RM14] */
export function waitsForAll({ members }: RoomState, { policy }: Waiting): boolean {
  switch (policy) {
    case 'everyone':
      return true;
    case 'nobody':
      return false;
    case 'auto':
      return members.length <= roomLimits.waitsUpToMembers;
  }
}

/** This member made the room wait as often as one may. [RM17] */
export function heldTooOften({ recentHolds }: RoomState, member: MemberId, now: ServerMs): boolean {
  const begun = recentHolds.filter((one) => one.member === member && one.at > now - roomLimits.holdWindowMs);
  return begun.length >= roomLimits.holdsPerMember;
}

/** The room goes on by a scheduled start; `without` still were not ready. [RM15] */
export function goOn(
  state: RoomState,
  without: readonly MemberId[],
  now: ServerMs,
  leads: Leads,
  issuedAt: ServerMs = state.playback.issuedAt,
): RoomEvent {
  return {
    type: 'released',
    without,
    timeline: movingAt(state, effectAt(state, now, leads.play)),
    issuedAt,
  };
}

/** The room waits for others than before; the line stands as it stood. */
export function waitFor(state: RoomState, hold: Hold, members: readonly MemberId[]): RoomEvent {
  const { timeline, issuedAt } = state.playback;
  return { type: 'held', hold: { ...hold, members }, beginner: null, timeline, issuedAt };
}
