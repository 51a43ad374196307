import { expect, test } from 'vitest';
import { createRate, secondsLeft } from './rate.ts';

test('the rate is of the last seconds, and not told too early', () => {
  const rate = createRate();
  rate.note(0, 0);
  rate.note(500, 500);
  expect(rate.perSec()).toBeNull();
  for (let at = 1000; at <= 20_000; at += 1000) rate.note(at, at < 10_000 ? at : 10_000 + (at - 10_000) * 5);
  expect(rate.perSec()).toBe(5000);
});

test('a transfer that goes on from an earlier byte begins anew', () => {
  const rate = createRate();
  rate.note(0, 1000);
  rate.note(1000, 9000);
  rate.note(1100, 4000);
  expect(rate.perSec()).toBeNull();
  rate.note(2100, 5000);
  expect(rate.perSec()).toBe(1000);
});

test('nobody knows how long nothing takes', () => {
  expect([secondsLeft(null, 5), secondsLeft(0, 5), secondsLeft(10, 50)]).toEqual([null, null, 5]);
});
