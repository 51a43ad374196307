import type { MediaPlayerClass } from 'dashjs';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { onlyOne } from '../feed.ts';
import { availableSince, watchLive } from './dash-live.ts';

test('[MD16] a live list tells since when it counts; another tells nothing', () => {
  const since = new Date('2026-11-27T10:00:00Z');
  expect(availableSince({ type: 'dynamic', availabilityStartTime: since })).toBe(since.getTime() / 1000);
  expect(availableSince({ type: 'static', availabilityStartTime: since })).toBeNull();
  expect(availableSince({ type: 'dynamic' })).toBe(0);
});

test('[MD20] until it is played newer lists are asked for, also after a jump', () => {
  vi.useFakeTimers();
  // A jump counts as played in some browsers.
  const video = Object.assign(new EventTarget(), { played: { length: 1 } }) as unknown as HTMLVideoElement;
  const refreshManifest = vi.fn();
  const dash = {
    refreshManifest,
    getDvrWindow: () => ({ start: 0, end: 20 }),
    getTargetLiveDelay: () => 4,
  } as unknown as MediaPlayerClass;
  const store = createStore(() => onlyOne);
  const list = { type: 'dynamic', availabilityStartTime: new Date(0) };
  const live = watchLive(dash, video, list, store, { position: () => 0, now: () => 1_800_000_000_000 });
  vi.advanceTimersByTime(3000);
  expect(refreshManifest).toHaveBeenCalledTimes(3);
  expect(store.getState().live).toMatchObject({ exact: false });
  video.dispatchEvent(new Event('play'));
  vi.advanceTimersByTime(3000);
  expect(refreshManifest).toHaveBeenCalledTimes(3);
  live.stop();
  vi.useRealTimers();
});
