import { expect, test } from 'vitest';
import { twoHours } from './two-hours.ts';

test('in the first ten minutes of a film sound clocks do not drift apart', () => {
  const { n, p95, max } = twoHours(1, 600);
  expect(n).toBe(6 * (600 - 30) * 10);
  expect(p95).toBeLessThan(2);
  expect(max).toBeLessThan(8);
});
