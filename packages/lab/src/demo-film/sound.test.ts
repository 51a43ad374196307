import { expect, test } from 'vitest';
import { renderSound, soundRate } from './sound.ts';

const samples = renderSound(12);

function loudness(fromSec: number, toSec: number): number {
  let sum = 0;
  const count = Math.round((toSec - fromSec) * soundRate);
  for (let index = 0; index < count; index += 1)
    sum += (samples.readInt16LE((Math.round(fromSec * soundRate) + index) * 2) / 32_768) ** 2;
  return Math.sqrt(sum / count);
}

test('a beep begins at each full second and not before', () => {
  for (const second of [1, 2, 9, 10, 11]) {
    expect(loudness(second + 0.001, second + 0.05)).toBeGreaterThan(0.3);
    expect(loudness(second - 0.05, second)).toBeLessThan(0.05);
  }
});

test('the beep of each tenth second is longer', () => {
  expect(loudness(10.1, 10.28)).toBeGreaterThan(0.3);
  expect(loudness(9.1, 9.28)).toBeLessThan(0.05);
});
