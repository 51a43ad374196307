import { expect, test } from 'vitest';
import { dashConfig } from './dash-config.ts';

test('[MD8] the speed is the follower’s alone, and nobody else is asked for the time', () => {
  const { streaming } = dashConfig('large');
  expect(streaming?.buffer?.setStallState).toBe(false);
  expect(streaming?.liveCatchup?.enabled).toBe(false);
  expect(streaming?.utcSynchronization?.defaultTimingSource?.value).toBe('');
});

test('[MD18] a live film is watched four pieces behind its end', () => {
  const { streaming } = dashConfig('large');
  expect(streaming?.delay).toEqual({ useSuggestedPresentationDelay: false, liveDelayFragmentCount: 4 });
});
