import { expect, test } from 'vitest';
import { availableSince } from './dash-live.ts';

test('[MD16] a live list tells since when it counts; another tells nothing', () => {
  const since = new Date('2026-11-27T10:00:00Z');
  expect(availableSince({ type: 'dynamic', availabilityStartTime: since })).toBe(since.getTime() / 1000);
  expect(availableSince({ type: 'static', availabilityStartTime: since })).toBeNull();
  expect(availableSince({ type: 'dynamic' })).toBe(0);
});
