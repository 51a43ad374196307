import { expect, test } from 'vitest';
import { worthGoingTo } from './worth.ts';

test('[QU16] a place is offered while the film has not begun anew, and not of its first or last moments', () => {
  expect(worthGoingTo(2480, 0, 6000)).toBe(true);
  expect(worthGoingTo(2480, 0, null)).toBe(true);
  expect(worthGoingTo(2480, 21, 6000)).toBe(false);
  expect(worthGoingTo(12, 0, 6000)).toBe(false);
  expect(worthGoingTo(5990, 0, 6000)).toBe(false);
  // A shorter cut under the same address.
  expect(worthGoingTo(2480, 0, 900)).toBe(false);
});
