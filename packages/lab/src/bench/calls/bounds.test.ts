import { expect, test } from 'vitest';
import { judgeBounds } from './bounds.ts';
import { middles, type DuckingFigures } from './figures.ts';

const ducking: DuckingFigures = {
  down: { p50: 120, p95: 180 },
  up: { p50: 700, p95: 900 },
  fromMouth: { p50: 250, p95: 330 },
  depthDb: 10,
  sharpestEdge: 0.05,
  spoken: 10,
  missed: 0,
};

test('what was not measured is not judged', () => {
  expect(judgeBounds({})).toEqual([]);
});

test('every tile has to be alive', () => {
  expect(judgeBounds({ liveTiles: { '2': 1, '4': 3, '6': 4 } }).map(({ pass }) => pass)).toEqual([
    true,
    true,
    false,
  ]);
});

test('nothing measured is no pass', () => {
  expect(judgeBounds({ setupMs: null, setupNever: 3 }).map(({ pass }) => pass)).toEqual([false, false]);
});

test('a film that makes room soon, comes back soon and does not click passes', () => {
  expect(judgeBounds({ duckingMs: ducking }).every(({ pass }) => pass)).toBe(true);
  const slow = { ...ducking, down: { p50: 120, p95: 240 }, sharpestEdge: 0.7, missed: 1 };
  expect(judgeBounds({ duckingMs: slow }).filter(({ pass }) => !pass)).toHaveLength(3);
});

test('the middle of no times is none', () => {
  expect(middles([])).toBeNull();
  expect(middles([3, 1, 2])).toEqual({ p50: 2, p95: 3 });
});
