import { expect, test } from 'vitest';
import { formatSize, formatTime } from './film-time.ts';

test.each([
  [0, '0:00'],
  [59.99, '0:59'],
  [125, '2:05'],
  [3600, '1:00:00'],
  [5530.4, '1:32:10'],
  [-3, '0:00'],
  [Number.NaN, '0:00'],
  [Number.POSITIVE_INFINITY, '0:00'],
])('%d s reads %s', (seconds, text) => {
  expect(formatTime(seconds)).toBe(text);
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_400_000_000, '1.4 GB'],
  [734_003_200, '734 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatSize(bytes, 'en')).toBe(text);
});
