/**
 * DASH live: places a live film on its scale. Its element counts from the moment at which the list says the film became
 * available, so nothing has to be measured. [MD16]
 */
import type { MediaPlayerClass } from 'dashjs';
import type { StoreApi } from 'zustand/vanilla';
import type { Circumstances, FeedState } from '../feed.ts';
import { liveBase } from '../live-scale.ts';

const LOOK_EVERY_MS = 1000;

/** As much of a list as decides; nothing in it is sure. */
interface List {
  readonly type?: unknown;
  readonly availabilityStartTime?: unknown;
}

export interface DashLive {
  /** Where on the element's time the film's second 0 is. */
  readonly zero: () => number;
  readonly stop: () => void;
}

/** Seconds since 1970 at which the element's second 0 was; null: the film is not live. */
export function availableSince({ type, availabilityStartTime: since }: List): number | null {
  if (type !== 'dynamic') return null;
  const ms = since instanceof Date ? since.getTime() : Number.NaN;
  return Number.isFinite(ms) ? ms / 1000 : 0;
}

export function watchLive(
  dash: MediaPlayerClass,
  video: HTMLVideoElement,
  list: List,
  store: StoreApi<FeedState>,
  { position, now }: Pick<Circumstances, 'position' | 'now'>,
): DashLive {
  const since = availableSince(list);
  if (since === null) return { zero: () => 0, stop: () => undefined };
  const zero = liveBase(now(), position()) - since;
  // `played` does not tell: a place that was only jumped to counts there as well.
  let isStarted = false;
  const start = () => {
    isStarted = true;
  };
  video.addEventListener('play', start, { once: true });
  const look = () => {
    // Until then dash.js reads no newer list, and who comes late waits for one.
    if (!isStarted) dash.refreshManifest(() => undefined);
    const { start, end } = dash.getDvrWindow();
    if (!Number.isFinite(start) || !Number.isFinite(end) || end <= 0) return;
    const goal = end - dash.getTargetLiveDelay();
    store.setState({ live: { from: start - zero, to: end - zero, goal: goal - zero, exact: since > 0 } });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const stop = () => {
    clearInterval(timer);
    video.removeEventListener('play', start);
  };
  return { zero: () => zero, stop };
}
