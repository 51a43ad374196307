import { expect, test } from 'vitest';
import { correctionBetween, extended, recentSkew, scaleFor, TRACE_MS, type Sample } from './sync-trace.ts';

const sample = (at: number, skewMs: number | null): Sample => ({ at, skewMs, correction: 'none' });

test('a trace goes back two minutes and no further', () => {
  let trace: readonly Sample[] = [];
  for (let at = 0; at <= 3 * TRACE_MS; at += 250) trace = extended(trace, sample(at, 1));
  expect(trace[0]?.at).toBe(2 * TRACE_MS);
  expect(trace).toHaveLength(TRACE_MS / 250 + 1);
  expect(extended(trace, sample(10 * TRACE_MS, 1))).toHaveLength(1);
});

test('a seek outweighs a change of rate', () => {
  expect(correctionBetween({ seeks: 1, rateWrites: 1 }, { seeks: 2, rateWrites: 5 })).toBe('seek');
  expect(correctionBetween({ seeks: 1, rateWrites: 1 }, { seeks: 1, rateWrites: 2 })).toBe('rate');
  expect(correctionBetween({ seeks: 1, rateWrites: 1 }, { seeks: 1, rateWrites: 1 })).toBe('none');
  // A new player counts from the beginning.
  expect(correctionBetween({ seeks: 9, rateWrites: 9 }, { seeks: 0, rateWrites: 0 })).toBe('none');
  expect(correctionBetween(null, { seeks: 2, rateWrites: 5 })).toBe('none');
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
