import { expect, test } from 'vitest';
import { beginning, keepAfter, leftSec, shareOf, type KeepState } from './keep-state.ts';

const fetching = (state: KeepState) => {
  if (state.state !== 'fetching') throw new Error(state.state);
  return state;
};

test('[TR30] share, rate and time left', () => {
  let state = fetching(keepAfter(beginning(0, null), { type: 'begun', total: 1_000_000, mark: null }, 0));
  expect([shareOf(state), leftSec(state)]).toEqual([0, null]);
  for (let at = 0; at <= 4000; at += 500)
    state = fetching(keepAfter(state, { type: 'came', bytes: at * 100 }, at));
  expect(state.bytesPerSec).toBe(100_000);
  expect(shareOf(state)).toBe(0.4);
  expect(leftSec(state)).toBe(6);
  // A line that becomes slow is told so.
  for (let at = 4500; at <= 12_000; at += 500)
    state = fetching(keepAfter(state, { type: 'came', bytes: 400_000 + (at - 4000) * 10 }, at));
  expect(state.bytesPerSec).toBe(10_000);
});

test('[TR30] what goes on goes on from where it was, and its rate counts from there', () => {
  let state = fetching(
    keepAfter(beginning(500_000, 1_000_000), { type: 'begun', total: 1_000_000, mark: '"a"' }, 0),
  );
  state = fetching(keepAfter(state, { type: 'came', bytes: 510_000 }, 100));
  expect(state.bytesPerSec).toBeNull();
  state = fetching(keepAfter(state, { type: 'came', bytes: 560_000 }, 1100));
  expect(state.bytesPerSec).toBe(50_000);
});

test('[TR30] its ends', () => {
  expect(keepAfter(beginning(0, 10), { type: 'done', bytes: 10 }, 0)).toEqual({ state: 'kept', bytes: 10 });
  expect(keepAfter(beginning(0, 10), { type: 'failed', why: 'noSpace', bytes: 3 }, 0)).toEqual({
    state: 'failed',
    why: 'noSpace',
    bytes: 3,
    total: 10,
  });
});
