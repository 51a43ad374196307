/** Film end: whether the film that is on is over and stands at its end. */
import { currentItem, meansToPlay, type RoomView } from '@lockstep/core';

/** Nearer to the end than this there is nothing left to see; as the room itself has it. [RM11] */
const endSec = 0.1;

/** The film stands at its end; play begins it anew. [ST8] */
export function isOver({ room }: Pick<RoomView, 'room'>): boolean {
  if (room === null || meansToPlay(room)) return false;
  const duration = currentItem(room)?.duration ?? null;
  return duration !== null && room.playback.timeline.position >= duration - endSec;
}
