import { expect, test } from 'vitest';
import {
  correctionBetween,
  extended,
  recentSkew,
  scaleFor,
  summaryLine,
  summaryOf,
  TRACE_MS,
  type Sample,
} from './sync-trace.ts';

const sample = (at: number, skewMs: number | null): Sample => ({ at, skewMs, correction: 'none' });

test('a trace goes back two minutes and no further', () => {
  let trace: readonly Sample[] = [];
  for (let at = 0; at <= 3 * TRACE_MS; at += 250) trace = extended(trace, sample(at, 1));
  expect(trace[0]?.at).toBe(2 * TRACE_MS);
  expect(trace).toHaveLength(TRACE_MS / 250 + 1);
  expect(extended(trace, sample(10 * TRACE_MS, 1))).toHaveLength(1);
});

test('a stall outweighs a seek, a seek a change of rate', () => {
  const counters = (seeks: number, rateWrites: number, stalls = 0) => ({ seeks, rateWrites, stalls });
  expect(correctionBetween(counters(1, 1), counters(2, 5, 1))).toBe('stall');
  expect(correctionBetween(counters(1, 1), counters(2, 5))).toBe('seek');
  expect(correctionBetween(counters(1, 1), counters(1, 2))).toBe('rate');
  expect(correctionBetween(counters(1, 1), counters(1, 1))).toBe('none');
  // A new player counts from the beginning.
  expect(correctionBetween(counters(9, 9, 9), counters(0, 0))).toBe('none');
  expect(correctionBetween(null, counters(2, 5))).toBe('none');
});

test('a trace in a few figures', () => {
  const trace: Sample[] = Array.from({ length: 100 }, (_, index) => sample(index * 250, index % 2 ? 1 : -2));
  trace.push(
    { at: 25_000, skewMs: 90, correction: 'seek' },
    { at: 25_250, skewMs: null, correction: 'stall' },
  );
  expect(summaryOf(trace)).toEqual({ p95: 2, seeks: 1, rates: 0, stalls: 1 });
  expect(summaryOf([]).p95).toBeNull();
  expect(summaryLine(trace)).toBe('95 % within 2.0 ms; marks: 0 rate, 1 seek, 1 stall');
  expect(summaryLine([])).toMatch(/^not measured/);
});

test('the scale is round and holds everything', () => {
  expect(scaleFor([])).toBe(5);
  expect(scaleFor([[sample(0, -1)], [sample(0, 12), sample(1, null)]])).toBe(20);
  expect(scaleFor([[sample(0, -7777)]])).toBe(7777);
});

test('the recent skew is a mean of sizes, and nothing when it is not measured now', () => {
  const trace = [sample(0, 100), sample(9000, -2), sample(9500, 4)];
  expect(recentSkew(trace, 1000)).toBe(3);
  expect(recentSkew([...trace, sample(9750, null)], 1000)).toBeNull();
  expect(recentSkew([], 1000)).toBeNull();
});
