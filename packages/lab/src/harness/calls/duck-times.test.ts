import { expect, test } from 'vitest';
import { duckTime, sharpestEdge, speeches, type Level } from './duck-times.ts';

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

test('a steady tone has no edge, one that is cut off has a great one, one that fades has hardly any', () => {
  const tone = (levelAt: (at: number) => number): readonly number[] =>
    Array.from({ length: 9600 }, (_, at) => levelAt(at) * Math.sin((2 * Math.PI * 440 * at) / 48_000));
  const edge = (...blocks: readonly (readonly number[])[]) => sharpestEdge(blocks, 440, 48_000);
  const steady = tone(() => 0.5);
  expect(edge(steady)).toBeLessThan(0.001);
  // 4827: at its height.
  expect(edge(tone((at) => (at < 4827 ? 0.5 : 0)))).toBeGreaterThan(0.9);
  expect(edge(tone((at) => 0.5 * (1 - at / 9600)))).toBeLessThan(0.001);
});

test('what the recorder has of another moment is no edge of the tone', () => {
  const tone = (from: number, samples: number): readonly number[] =>
    Array.from({ length: samples }, (_, at) => 0.5 * Math.sin((2 * Math.PI * 440 * (from + at)) / 48_000));
  const edge = (...blocks: readonly (readonly number[])[]) => sharpestEdge(blocks, 440, 48_000);
  expect(edge([...tone(70, 256), ...tone(0, 3840)], tone(9000, 4096))).toBeLessThan(0.001);
  expect(edge([...tone(70, 300), ...tone(0, 3796)])).toBeGreaterThan(0.5);
});
