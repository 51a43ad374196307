/** Film clock: where the room's film is at a moment, from a view. */
import {
  clampPosition,
  currentItem,
  mediaSec,
  meansToPlay,
  positionAt,
  type MediaSec,
  type RoomView,
  type ServerMs,
} from '@lockstep/core';
import { asSeenHere } from './own-line.ts';

/**
 * The film's position here at `now`: the room's, or one's own while away from it. Inside the film; 0 before the first
 * welcome. Before the clock is known: the line's own.
 */
export function filmPosition(view: RoomView, now: ServerMs | null): MediaSec {
  const { room } = asSeenHere(view);
  if (room === null) return mediaSec(0);
  const { timeline } = room.playback;
  return clampPosition(positionAt(timeline, now ?? timeline.at), filmDuration(view));
}

/** Length of the film that is on; null until somebody's player has told. */
export function filmDuration(view: RoomView): MediaSec | null {
  return view.room === null ? null : (currentItem(view.room)?.duration ?? null);
}

/** What the play button shows. */
export type Motion =
  /** Nothing to play. */
  | 'empty'
  | 'paused'
  /** Asked to play; the picture does not move here yet. */
  | 'starting'
  | 'playing'
  /** The room waits for somebody. */
  | 'held';

export function motionOf(view: RoomView): Motion {
  const { room, follow } = asSeenHere(view);
  if (room === null || room.current === null) return 'empty';
  if (room.hold !== null) return 'held';
  if (!meansToPlay(room)) return 'paused';
  const phase = follow?.phase ?? 'idle';
  switch (phase) {
    case 'idle':
    case 'paused':
    case 'landing':
    case 'starting':
      return 'starting';
    case 'trimming':
    case 'running':
    case 'stalled':
    case 'away':
      return 'playing';
  }
}
