import { expect, test } from 'vitest';
import { fetchedGradient, percentAt, secondsAt, secondsOn } from './bar-geometry.ts';

test('a place on the bar is a moment inside the film', () => {
  const bar = { left: 100, width: 400 };
  expect(secondsAt(100, bar, 60)).toBe(0);
  expect(secondsAt(300, bar, 60)).toBe(30);
  expect(secondsAt(0, bar, 60)).toBe(0);
  expect(secondsAt(9999, bar, 60)).toBe(60);
  expect(secondsAt(10, { left: 0, width: 0 }, 60)).toBe(0);
});

test('pixels are seconds, and a moment has its place', () => {
  expect(secondsOn(6, { width: 600 }, 7200)).toBe(72);
  expect(secondsOn(6, { width: 0 }, 7200)).toBe(0);
  expect(percentAt(15, 60)).toBe(25);
  expect(percentAt(99, 60)).toBe(100);
  expect(percentAt(1, 0)).toBe(0);
});

test('fetched ranges become hard-edged stripes', () => {
  expect(
    fetchedGradient(
      [
        [0, 15],
        [30, 999],
      ],
      60,
      'white',
    ),
  ).toBe(
    'linear-gradient(to right, transparent 0%, white 0%, white 25%, transparent 25%, transparent 50%, white 50%, white 100%, transparent 100%)',
  );
  expect(fetchedGradient([], 60, 'white')).toBe('none');
  expect(fetchedGradient([[0, 1]], 0, 'white')).toBe('none');
});
