/** DecideMembers: who comes, who goes, what they are called. Rules RM28–RM32 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import type { Asking, Decision } from './asking.ts';
import type { Command, DecideContext } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { goOn, waitFor } from './hold.ts';
import { roomLimits } from './limits.ts';
import { effectAt, stoppedAt } from './line.ts';
import { cleanName, cleanText } from './names.ts';
import { meansToPlay, type Member, type MemberId, type RoomState } from './state.ts';

export type PeopleCommand = Extract<Command, { type: 'rename' | 'setTitle' }>;

/** What comes of a member naming himself or the room. */
export function decidePeople(state: RoomState, command: PeopleCommand, { by }: Asking): Decision {
  switch (command.type) {
    case 'rename': {
      const name = cleanName(command.name);
      if (name === null) return fail({ code: 'badName' });
      return ok(renaming(state, by, name));
    }
    case 'setTitle': {
      const title = cleanText(command.title, roomLimits.titleLength);
      return ok(title === state.title ? [] : [{ type: 'titled', title }]);
    }
  }
}

function renaming(state: RoomState, member: MemberId, name: string): readonly RoomEvent[] {
  const known = state.members.find(({ id }) => id === member);
  return known === undefined || known.name === name ? [] : [{ type: 'renamed', member, name }];
}

/** Somebody comes in, or comes back under another name. Nothing moves because of it. [RM28] */
export function decideAdmission(state: RoomState, id: MemberId, rawName: string): Decision {
  const name = cleanName(rawName);
  if (name === null) return fail({ code: 'badName' });
  if (state.members.some((member) => member.id === id)) return ok(renaming(state, id, name));
  if (state.members.length >= roomLimits.members) return fail({ code: 'roomFull' });
  const joined: RoomEvent = { type: 'joined', member: { id, name, colour: rarestColour(state.members) } };
  return ok(state.seq === 0 ? [{ type: 'opened', title: '' }, joined] : [joined]);
}

/** The colour that the fewest members have, the first of several. [RM31] */
function rarestColour(members: readonly Member[]): number {
  const worn = Array.from({ length: roomLimits.colours }, () => 0);
  for (const { colour } of members) worn[colour] = (worn[colour] ?? 0) + 1;
  return worn.indexOf(Math.min(...worn));
}

/** Somebody is gone for good; nobody waits for him any more. [RM20][RM28] */
export function decideDismissal(state: RoomState, id: MemberId, { now, leads }: DecideContext): Decision {
  if (!state.members.some((member) => member.id === id)) return ok([]);
  const left = { type: 'left', member: id } as const;
  const { hold } = state;
  if (hold === null || !hold.members.includes(id)) return ok([left]);
  const others = hold.members.filter((member) => member !== id);
  return ok([others.length === 0 ? goOn(state, [], now, leads) : waitFor(state, hold, others), left]);
}

/** Nobody is connected: the line stops where it is. [RM29] */
export function decideSleep(state: RoomState, { now }: DecideContext): Decision {
  if (!meansToPlay(state)) return ok([]);
  const timeline = stoppedAt(state, effectAt(state, now, 0));
  return ok([{ type: 'slept', timeline, issuedAt: state.playback.issuedAt }]);
}
