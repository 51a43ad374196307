import { expect, test } from 'vitest';
import { zeroFrom } from './hls-zero.ts';

const BEGINS = [0, 3, 6.006, 9];

test('[MD15] the first picture of a piece tells how far the element’s time is from the film’s', () => {
  expect(zeroFrom(BEGINS, 0.066_666)).toBeCloseTo(0.0672, 4);
  expect(zeroFrom(BEGINS, 6.072_666)).toBeCloseTo(0.0672, 4);
});

test('[MD15] lists round: a picture a hair early is of the piece that begins there', () => {
  expect(zeroFrom(BEGINS, 2.999)).toBeCloseTo(-0.0005, 4);
});

test('[MD15] what no order of pictures explains is left alone', () => {
  expect(zeroFrom(BEGINS, 4)).toBe(0);
  expect(zeroFrom([5, 10], 1)).toBe(0);
});
