import { expect, test } from 'vitest';
import { renderSound, soundRate } from '../../demo-film/sound.ts';
import { beepOnsets, beepSkews } from './beeps.ts';

const film = renderSound(12);

function heard(shiftSamples: number): Float32Array {
  return Float32Array.from({ length: 11 * soundRate }, (_, index) => {
    const at = index - shiftSamples + soundRate / 2;
    return film.readInt16LE(at * 2) / 32_768;
  });
}

test('beeps are found at each full second', () => {
  expect(beepOnsets(heard(0)).map((at) => Math.round(at / 480) / 100)).toEqual([
    0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5,
  ]);
});

test('the shift between two recordings is found to the sample, early and late', () => {
  for (const shift of [1, -7, 1234, -4800]) {
    const skews = beepSkews({ members: [heard(0), heard(shift)] });
    expect(skews.length).toBeGreaterThanOrEqual(9);
    for (const skew of skews) expect(skew).toBeCloseTo((shift / soundRate) * 1000, 6);
  }
});

test('the volume does not matter', () => {
  expect(beepOnsets(heard(0).map((sample) => sample * 0.05))).toEqual(beepOnsets(heard(0)));
});

test('silence matches nothing', () => {
  expect(beepSkews({ members: [heard(0), new Float32Array(11 * soundRate)] })).toEqual([]);
});
