/**
 * Calls: what a room says about the call beside its film. Who is in it is presence and in no entry. Rules CA1–CA9 in
 * docs/spec/call.md.
 */
import type { RefusalCode } from './commands.ts';
import type { MemberId } from './ids.ts';
import { may } from './rights.ts';
import type { RoomState } from './state.ts';

/** Why this member may not be in the room's call now, or null. How many are in it is not looked at here. [CA2] */
export function callRefusal(state: RoomState, member: MemberId): RefusalCode | null {
  if (state.closed) return 'roomClosed';
  if (!state.settings.calls.on) return 'callsOff';
  return may(state, member, 'call') ? null : 'notAllowed';
}
