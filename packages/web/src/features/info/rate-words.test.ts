import { expect, test } from 'vitest';
import { averageRate, fetchText, secondsText } from './rate-words.ts';

test('the average is size by length, where both are known', () => {
  expect(averageRate(30_000, 30)).toBe(1000);
  expect([averageRate(null, 30), averageRate(30_000, null), averageRate(30_000, 0)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('what is fetched is told in bytes where they are known', () => {
  expect(fetchText(3, 100_000, 'en')).toBe('300 kB/s');
  expect(fetchText(0, 100_000, 'en')).toBe('0 kB/s');
  expect(fetchText(2.04, null, 'en')).toBe('2.0× as fast as it plays');
});

test('seconds are as fine as it matters', () => {
  expect([secondsText(0.42), secondsText(12.4)]).toEqual(['0.4 s', '12 s']);
});
