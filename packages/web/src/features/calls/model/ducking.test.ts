import { expect, test } from 'vitest';
import { LEAST_SHARE, decibelsOf, shareOf } from './ducking.ts';

test('[CA87] what was chosen is what is shown', () => {
  for (let step = 1; step <= 20; step += 1) {
    const share = step / 20;
    expect(shareOf(decibelsOf(share))).toBeCloseTo(share, 6);
  }
});

test('[CA87] twelve decibels are a quarter; nothing and everything stay within bounds', () => {
  expect(shareOf(12)).toBe(0.25);
  expect(shareOf(0)).toBe(1);
  expect(shareOf(30)).toBe(LEAST_SHARE);
  expect(shareOf(1000)).toBe(LEAST_SHARE);
  expect(decibelsOf(1)).toBeCloseTo(0, 9);
  expect(decibelsOf(0)).toBe(30);
});
