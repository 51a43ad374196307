import { expect, test } from 'vitest';
import { firstPiece, nextPiece, rateOf, secondsLeft, smallerPiece, withSample, type Sample } from './pace.ts';

const samples = (...pairs: readonly (readonly [number, number])[]): readonly Sample[] =>
  pairs.reduce<readonly Sample[]>((all, [at, bytes]) => withSample(all, { at, bytes }), []);

test('[UP18] the rate is that of the last ten seconds', () => {
  expect(rateOf(samples([0, 0]))).toBeNull();
  expect(rateOf(samples([0, 0], [500, 500]))).toBeNull();
  expect(rateOf(samples([0, 0], [2000, 4000]))).toBe(2000);
  // The first seconds were slow, and are over.
  expect(rateOf(samples([0, 0], [10_000, 1000], [20_000, 11_000]))).toBe(1000);
});

test('[UP18] time left comes of the rate', () => {
  expect(secondsLeft(samples([0, 0], [2000, 4000]), 14_000)).toBe(5);
  expect(secondsLeft(samples([0, 4000], [2000, 4000]), 14_000)).toBeNull();
});

test('[UP4] a request takes about five seconds, on slow lines as on fast ones', () => {
  expect(nextPiece(firstPiece, 5000)).toBe(firstPiece);
  expect(nextPiece(firstPiece, 10)).toBe(2 * firstPiece);
  expect(nextPiece(firstPiece, 40_000)).toBe(256 * 1024);
  expect(nextPiece(30 * firstPiece, 100)).toBe(32 * 1024 * 1024);
  expect(smallerPiece(firstPiece)).toBe(firstPiece / 2);
  expect(smallerPiece(300_000)).toBe(256 * 1024);
});
