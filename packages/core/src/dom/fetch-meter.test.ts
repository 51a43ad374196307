import { expect, test } from 'vitest';
import { FetchMeter } from './fetch-meter.ts';

const ranges = (...spans: readonly (readonly [number, number])[]): TimeRanges => ({
  length: spans.length,
  start: (i) => spans[i]?.[0] ?? 0,
  end: (i) => spans[i]?.[1] ?? 0,
});

test('tells how much film comes in per second, over the last seconds', () => {
  const meter = new FetchMeter();
  expect(meter.look(0, ranges([0, 10]))).toBeNull();
  expect(meter.look(1000, ranges([0, 13]))).toBeCloseTo(3);
  expect(meter.look(2000, ranges([0, 14]))).toBeCloseTo(2);
});

test('a jump elsewhere counts as what comes in there, and what is thrown away counts as nothing', () => {
  const meter = new FetchMeter();
  meter.look(0, ranges([0, 10]));
  expect(meter.look(1000, ranges([0, 10], [100, 102]))).toBeCloseTo(2);
  expect(meter.look(2000, ranges([100, 104]))).toBeCloseTo(1);
});

test('says nothing while nothing comes in', () => {
  const meter = new FetchMeter();
  meter.look(0, ranges([0, 10]));
  for (let at = 1000; at < 8000; at += 1000) expect(meter.look(at, ranges([0, 10]))).toBeNull();
});
