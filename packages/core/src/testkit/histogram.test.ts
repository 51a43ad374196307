import { expect, test } from 'vitest';
import { createDice } from './dice.ts';
import { Histogram } from './histogram.ts';

test('percentiles come out to a bin, also of two added up', () => {
  const dice = createDice(5);
  const sizes = Array.from({ length: 5000 }, () => dice.exponential(20));
  const whole = new Histogram();
  const half = new Histogram();
  const other = new Histogram();
  for (const [i, size] of sizes.entries()) {
    whole.add(i % 3 === 0 ? -size : size);
    (i % 2 === 0 ? half : other).add(size);
  }
  half.addAll(JSON.parse(JSON.stringify(other.data())));
  expect(half.percentiles()).toEqual(whole.percentiles());
  const sorted = sizes.toSorted((a, b) => a - b);
  for (const share of [0.5, 0.95, 0.99]) {
    const exact = sorted[Math.ceil(share * 5000) - 1] ?? Number.NaN;
    expect(whole.percentile(share)).toBeGreaterThanOrEqual(exact);
    expect(whole.percentile(share)).toBeLessThanOrEqual(exact + 0.05);
  }
  expect(whole.percentiles()).toMatchObject({ n: 5000, max: sorted.at(-1) });
});

test('sizes beyond its range still count, and the greatest is exact', () => {
  const histogram = new Histogram();
  expect(histogram.percentiles()).toEqual({ n: 0, p50: 0, p95: 0, p99: 0, max: 0 });
  for (const size of [1, 123_456]) histogram.add(size);
  expect(histogram.percentiles()).toMatchObject({ n: 2, max: 123_456 });
});
