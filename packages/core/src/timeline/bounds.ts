/** Bounds: keeping a line inside its film, and telling when it gets somewhere. */
import { mediaSec, serverMs, type MediaSec, type ServerMs } from '../runtime/units.ts';
import type { Timeline } from './timeline.ts';

/** `position` inside [0, duration]; with an unknown duration only the beginning bounds it. [TL7] */
export function clampPosition(position: number, duration: MediaSec | null): MediaSec {
  return mediaSec(Math.max(0, duration === null ? position : Math.min(position, duration)));
}

/** The moment a playing line reaches `position`, or null if it never does (paused, or already behind it). [TL8] */
export function momentOf(timeline: Timeline, position: MediaSec): ServerMs | null {
  if (!timeline.playing || position < timeline.position) return null;
  return serverMs(timeline.at + ((position - timeline.position) / timeline.rate) * 1000);
}
