import { expect, test } from 'vitest';
import { FRAMES_LOOKED_AT, frameLength } from './frame-length.ts';

const written = (rate: number, count = FRAMES_LOOKED_AT): readonly number[] =>
  Array.from({ length: count }, (_, frame) => Math.round((0.0213333 + frame / rate) * 1000) / 1000);

test.each([24_000 / 1001, 24, 25, 30_000 / 1001, 30, 50, 60_000 / 1001, 60])(
  '[RX8] %f frames a second are told apart from others in whole ms',
  (rate) => expect(frameLength(written(rate))).toBe(1 / rate),
);

test('[RX8] the order of decoding does not matter, nor frames that come later', () => {
  const times = [...written(25)];
  [times[1], times[3]] = [times[3]!, times[1]!];
  times.splice(90, 2);
  expect(frameLength(times)).toBe(1 / 25);
});

test('[RX8] frames that are not alike, or too few, have no length', () => {
  expect(frameLength(written(30).filter((_, frame) => frame < 20 || frame % 2 === 0))).toBeNull();
  expect(frameLength(written(17))).toBeNull();
  expect(frameLength(written(30, 5))).toBeNull();
  expect(frameLength([])).toBeNull();
});
