/** May ask: what this person may ask of the room right now, by the room's own rules, so that nothing is offered in vain. */
import { decide, serverMs, type Command, type RefusalCode, type RoomView } from '@lockstep/core';

const NO_LEADS = { pause: 0, play: 0, seek: 0 };

/** Why the room would refuse `command` from me, or null if it would not. */
export function refusalOf({ room, me }: Pick<RoomView, 'room' | 'me'>, command: Command): RefusalCode | null {
  if (room === null || me === null) return 'notMember';
  const isNamed = room.members.some(({ id }) => id === me);
  // In a big room one is named only by doing something; the room will do that first.
  const state = isNamed ? room : { ...room, members: [...room.members, { id: me, name: '', colour: 0 }] };
  // Pressed after everything that has happened.
  const now = serverMs(Math.max(state.playback.issuedAt, state.playback.timeline.at) + 1);
  const request = { from: 'member', id: 'asked-only', by: me, issuedAt: now, command } as const;
  const decided = decide(state, request, { now, leads: NO_LEADS });
  return decided.ok ? null : decided.error.code;
}

export const mayAsk = (view: Pick<RoomView, 'room' | 'me'>, command: Command): boolean =>
  refusalOf(view, command) === null;
