import { expect, test } from 'vitest';
import { barsOf } from './fetch-plot.tsx';

test('the newest second is at the right, the fastest as high as the plot', () => {
  const bars = barsOf(
    [
      { at: 58_000, speed: 1 },
      { at: 59_000, speed: null },
      { at: 60_000, speed: 4 },
    ],
    60_000,
    4,
  );
  expect(bars).toBe('M57 40v-10h0.8v10zM59 40v-40h0.8v40z');
});

test('what is older than a minute is not drawn', () => {
  expect(barsOf([{ at: 0, speed: 1 }], 70_000, 1)).toBe('');
});
