/** Own line: while this person is away from the room's line, the room as it is seen here has the line of their own film. */
import type { RoomView } from '@lockstep/core';

/** Away from the room's line by one's own wish. */
export const isAway = ({ follow }: Pick<RoomView, 'follow'>): boolean =>
  follow !== null && follow.phase === 'away' && !follow.playBlocked;

/** The view with the line that the film here is on; the same value while that is the room's. */
export function asSeenHere(view: RoomView): RoomView {
  const { room, follow } = view;
  const timeline = follow?.ownLine;
  if (room === null || timeline === undefined) return view;
  return { ...view, room: { ...room, hold: null, playback: { ...room.playback, timeline } } };
}
