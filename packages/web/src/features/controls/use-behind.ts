/** Behind: how many seconds the room is behind what is live now; 0 while it is there. */
import type { LiveSpan } from '../../player/feeds/live-scale.ts';
import { filmPosition } from '../../room/film-clock.ts';
import { useNow } from '../../room/use-now.ts';
import { useRoomSession } from '../../room/room-context.tsx';

/** Lists end at a piece, and go on by one at a time: nearer than this is at the end. */
const THERE_SEC = 8;

export function useBehind(live: LiveSpan): number {
  const { participant } = useRoomSession();
  useNow(1000);
  const behind = live.goal - filmPosition(participant.view(), participant.serverNow());
  return behind < THERE_SEC ? 0 : behind;
}
