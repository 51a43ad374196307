/** Media position: what the lock screen's clock is to show: the room's place in the film, not the element's. [ST16] */
import type { RoomView, ServerMs } from '@lockstep/core';
import { filmDuration, filmPosition } from '../../room/film-clock.ts';

/** null: the platform is to show none. The platform counts on by itself from here. */
export function mediaPosition(
  view: RoomView,
  now: ServerMs | null,
): { readonly duration: number; readonly position: number; readonly playbackRate: number } | null {
  const duration = filmDuration(view);
  if (view.room === null || duration === null || !Number.isFinite(duration) || duration <= 0) return null;
  const position = Math.min(duration, filmPosition(view, now));
  return { duration, position, playbackRate: view.room.playback.timeline.rate };
}
