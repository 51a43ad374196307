import { expect, test } from 'vitest';
import { spokenTime } from './spoken-time.ts';

test('[ST19] times are said in words', () => {
  expect(spokenTime(3725.9, 'en')).toBe('1 hour 2 minutes 5 seconds');
  expect(spokenTime(60, 'en')).toBe('1 minute');
  expect(spokenTime(0, 'en')).toBe('0 seconds');
  expect(spokenTime(Number.NaN, 'en')).toBe('0 seconds');
  expect(spokenTime(125, 'zh-CN')).toMatch(/2\s?分钟 5\s?秒/);
});
