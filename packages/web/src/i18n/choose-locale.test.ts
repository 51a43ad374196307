import { expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

test('what was chosen before wins over the browser', () => {
  expect(chooseLocale('en', ['zh-CN'])).toBe('en');
  expect(chooseLocale('zh-CN', ['en-GB'])).toBe('zh-CN');
});

test('the first language of the browser that we speak is taken', () => {
  expect(chooseLocale(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(chooseLocale(null, ['en-GB', 'zh-CN'])).toBe('en');
  expect(chooseLocale(null, ['zh'])).toBe('zh-CN');
  expect(chooseLocale(null, ['zh-Hans-SG'])).toBe('zh-CN');
});

test('English when nothing fits, also when the memory is damaged', () => {
  expect(chooseLocale(null, [])).toBe('en');
  expect(chooseLocale('klingon', ['de'])).toBe('en');
});
