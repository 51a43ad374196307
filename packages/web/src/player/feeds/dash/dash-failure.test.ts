import { expect, test } from 'vitest';
import { dashFailure } from './dash-failure.ts';

test('[MD10] what dash.js says it cannot do is told in our words; what it goes on after is not', () => {
  expect([11, 25, 27, 28].map(dashFailure)).toEqual(Array(4).fill('unreachable'));
  expect([10, 20, 31].map(dashFailure)).toEqual(Array(3).fill('damaged'));
  expect([23, 32, 34, 35, 112].map(dashFailure)).toEqual(Array(5).fill('unsupported'));
  // Clocks, texts, and what nobody numbered.
  expect([16, 33, undefined, 999].map(dashFailure)).toEqual(Array(4).fill(null));
});
