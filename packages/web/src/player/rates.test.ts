import { expect, test } from 'vitest';
import { nextRate, ratesWithin } from './rates.ts';

const usual = { slowest: 0.25, fastest: 4 };

test('[ST7] only speeds that the room allows are offered', () => {
  expect(ratesWithin(usual)).toEqual([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 3, 4]);
  expect(ratesWithin({ slowest: 1, fastest: 1.5 })).toEqual([1, 1.25, 1.5]);
  expect(ratesWithin({ slowest: 1, fastest: 1 })).toEqual([1]);
});

test('the next speed, also from one that is not offered', () => {
  const rates = ratesWithin(usual);
  expect(nextRate(rates, 1, 1)).toBe(1.25);
  expect(nextRate(rates, 1.1, -1)).toBe(1);
  expect(nextRate(rates, 4, 1)).toBeNull();
  expect(nextRate(rates, 0.25, -1)).toBeNull();
  expect(nextRate(rates, 0.25, 1)).toBe(0.5);
});
