import { expect, test } from 'vitest';
import { duckTime, greatestStep, speeches, type Level } from './duck-times.ts';

const every20 = (volumeAt: (at: number) => number): readonly Level[] =>
  Array.from({ length: 200 }, (_, turn) => [turn * 20, volumeAt(turn * 20)] as const);

test('down and back are counted from the voice, until the volume is there', () => {
  const levels = every20((at) => {
    if (at < 1100 || at > 2600) return 0.8;
    if (at < 1160) return 0.5;
    return 0.25;
  });
  const found = duckTime(levels, { from: 1000, to: 2000 });
  expect(found).toMatchObject({ downMs: 160, upMs: 620 });
  expect(found?.depthDb).toBeCloseTo(10.1, 1);
});

test('a film that stays as it is, or does not come back, has no times', () => {
  expect(
    duckTime(
      every20(() => 0.8),
      { from: 1000, to: 2000 },
    ),
  ).toBeNull();
  expect(
    duckTime(
      every20((at) => (at < 1100 ? 0.8 : 0.2)),
      { from: 1000, to: 2000 },
    ),
  ).toBeNull();
});

test('words with short gaps are one speech', () => {
  const heard = every20((at) => ((at >= 500 && at < 700) || (at >= 760 && at < 900) || at > 2000 ? 0.3 : 0));
  expect(speeches(heard, 0.01, 100)).toEqual([
    { from: 500, to: 880 },
    { from: 2020, to: 3980 },
  ]);
});

test('a steady tone has no step, one that is cut off has a great one, one that fades or skips has hardly any', () => {
  const tone = (levelAt: (at: number) => number, skip = 0): readonly number[] =>
    Array.from(
      { length: 9600 },
      (_, at) => levelAt(at) * Math.sin((2 * Math.PI * 440 * (at < 5000 ? at : at + skip)) / 48_000),
    );
  const step = (...blocks: readonly (readonly number[])[]) => greatestStep(blocks, 440, 48_000);
  const steady = tone(() => 0.5);
  expect(step(steady)).toBeLessThan(0.001);
  expect(step(tone((at) => (at < 4827 ? 0.5 : 0)))).toBeGreaterThan(0.9);
  // 1 dB, and 10.
  expect(step(tone((at) => (at < 4827 ? 0.5 : 0.5 * 10 ** (-1 / 20))))).toBeCloseTo(0.109, 2);
  expect(step(tone((at) => (at < 4827 ? 0.5 : 0.5 * 10 ** (-10 / 20))))).toBeCloseTo(0.684, 2);
  expect(step(tone((at) => 0.5 * (1 - at / 9600)))).toBeLessThan(0.005);
  expect(step(tone(() => 0.5, 54))).toBeLessThan(0.001);
  // What the page was too late for is between them.
  expect(step(steady.slice(0, 4827), steady.slice(4900))).toBeLessThan(0.001);
});
