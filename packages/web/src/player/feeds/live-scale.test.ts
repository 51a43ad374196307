import { expect, test } from 'vitest';
import { epochOf, isLost, LIVE_FROM_SEC, liveBase, withinSpan } from './live-scale.ts';

const NOW = 1_795_000_000;
const TURN = 400_000;
/** The last second of a turn of the scale. */
const EVE = Math.floor(NOW / TURN) * TURN + TURN - 1;
const at = (epoch: number, near: number | null) => epoch - liveBase(epoch, near);

test('[MD16] all who open a live film come to the same small seconds, whenever they come', () => {
  const base = liveBase(NOW, null);
  expect(liveBase(NOW + 3600, null)).toBe(base);
  expect(liveBase(NOW + 3600, NOW - base)).toBe(base);
  expect(at(NOW, null)).toBeGreaterThanOrEqual(LIVE_FROM_SEC);
});

test('[MD16] every position is one that a room takes', () => {
  for (let epoch = NOW; epoch < NOW + 3 * TURN; epoch += 9973) {
    expect(at(epoch, null)).toBeGreaterThanOrEqual(LIVE_FROM_SEC);
    expect(at(epoch, 999_999)).toBeLessThan(1_000_000);
  }
});

test('[MD16] a room that watches over the turn of the scale goes on beyond it, and so does who comes late', () => {
  const before = at(EVE, null);
  expect(at(EVE + 2, null)).toBeLessThan(before);
  expect(at(EVE + 2, before)).toBeCloseTo(before + 2);
  expect(at(EVE + 3600, before + 3500)).toBeCloseTo(before + 3600);
});

test('[MD16] a room that has not yet been on the scale does not count as near to anything', () => {
  expect(liveBase(EVE + 2, 0)).toBe(liveBase(EVE + 2, null));
  expect(liveBase(EVE + 2, 7200)).toBe(liveBase(EVE + 2, null));
});

const SPAN = { from: 200_000, to: 200_060, goal: 200_050, exact: true };

test('[MD19] nobody is sent past what can be watched', () => {
  expect([199_000, 200_030, 200_055, 300_000].map((wished) => withinSpan(SPAN, wished))).toEqual([
    200_000, 200_030, 200_050, 200_050,
  ]);
  expect(withinSpan({ ...SPAN, goal: 199_990 }, 200_030)).toBe(200_000);
});

test('[MD20] a room is lost where it never was, or where it plays and nothing is any more', () => {
  expect(isLost(SPAN, 0, false)).toBe(true);
  expect(isLost(SPAN, 200_030, true)).toBe(false);
  expect(isLost(SPAN, 199_995, true)).toBe(false);
  expect(isLost(SPAN, 199_900, true)).toBe(true);
  // It stands, and may stand.
  expect(isLost(SPAN, 199_900, false)).toBe(false);
});

test('[MD21] a position tells its time of day, also beyond the turn of the scale', () => {
  expect(epochOf(at(NOW, null), NOW + 7200)).toBe(NOW);
  expect(epochOf(at(EVE + 9, at(EVE, null)), EVE + 10)).toBe(EVE + 9);
});
