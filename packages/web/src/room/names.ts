/** Names: what to call a member, also one who has just left. */
import type { MemberId, RoomState, RoomView } from '@lockstep/core';
import { markedName, nameMarks } from './people.ts';

/** The marked name of `member`, or null if nobody by that id is in the room. */
export function nameOf(room: RoomState | null, member: MemberId): string | null {
  const found = room?.members.find(({ id }) => id === member);
  if (room === null || found === undefined) return null;
  return markedName({ name: found.name, mark: marksOf(room.members).get(member) ?? null });
}

/** A list of members never changes, so its marks are found once: a chat asks for a name for every line in sight. */
const known = new WeakMap<RoomState['members'], ReadonlyMap<string, number>>();

function marksOf(members: RoomState['members']): ReadonlyMap<string, number> {
  const marks = known.get(members) ?? nameMarks(members);
  known.set(members, marks);
  return marks;
}

/** Index into the palette of member colours; 0 if unknown. */
export function colourOf(view: RoomView, member: MemberId): number {
  return view.room?.members.find(({ id }) => id === member)?.colour ?? 0;
}
