/** DecideMembers: who is gone, and a room with nobody in it. Rules RM20, RM28–RM31 in docs/spec/room.md. */
import { ok } from '../runtime/result.ts';
import type { Decision } from './asking.ts';
import type { DecideContext } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { goOn, waitFor } from './hold.ts';
import { roomLimits } from './limits.ts';
import { effectAt, stoppedAt } from './line.ts';
import { meansToPlay, type Member, type MemberId, type RoomState } from './state.ts';

export function renaming(state: RoomState, member: MemberId, name: string): readonly RoomEvent[] {
  const known = state.members.find(({ id }) => id === member);
  return known === undefined || known.name === name ? [] : [{ type: 'renamed', member, name }];
}

/** The colour that the fewest members have, the first of several. [RM31] */
export function rarestColour(members: readonly Member[]): number {
  const worn = Array.from({ length: roomLimits.colours }, () => 0);
  for (const { colour } of members) worn[colour] = (worn[colour] ?? 0) + 1;
  return worn.indexOf(Math.min(...worn));
}

/** Nobody waits for somebody who is going. [RM20] */
export function releasing(
  state: RoomState,
  id: MemberId,
  { now, leads }: DecideContext,
): readonly RoomEvent[] {
  const { hold } = state;
  if (hold === null || !hold.members.includes(id)) return [];
  const others = hold.members.filter((member) => member !== id);
  return [others.length === 0 ? goOn(state, [], now, leads) : waitFor(state, hold, others)];
}

/** Somebody is gone for good. [RM20][RM28] */
export function decideDismissal(state: RoomState, id: MemberId, context: DecideContext): Decision {
  if (!state.members.some((member) => member.id === id)) return ok([]);
  return ok([...releasing(state, id, context), { type: 'left', member: id }]);
}

/** Nobody is connected: the line stops where it is, unless the room keeps running. [RM29] */
export function decideSleep(state: RoomState, { now }: DecideContext): Decision {
  if (!meansToPlay(state) || (state.settings.keepRunning && state.hold === null)) return ok([]);
  const timeline = stoppedAt(state, effectAt(state, now, 0));
  return ok([{ type: 'slept', timeline, issuedAt: state.playback.issuedAt }]);
}
