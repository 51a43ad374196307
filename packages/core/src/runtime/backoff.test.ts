import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('[CL3] waits double from 250–500 ms to 5–10 s and stay there', () => {
  const least = [1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => backoffMs(attempt, 0));
  expect(least).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
  expect(backoffMs(1, 0.5)).toBe(375);
  expect(backoffMs(100, 0.999)).toBeCloseTo(9995);
});
