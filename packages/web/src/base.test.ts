import { expect, test } from 'vitest';
import viteConfig from '../vite.config.ts?raw';
import { baseOf, below, ours } from './base.ts';

test('the page says where it is; one that says nothing is at the root', () => {
  const page = (content: string | null) =>
    ({ querySelector: () => content && { getAttribute: () => content } }) as never;
  expect(baseOf(page('/watch'))).toBe('/watch');
  expect(baseOf(page(null))).toBe('');
  expect(baseOf(null)).toBe('');
});

test('our paths below a prefix, and back; what lies beside it is not ours', () => {
  expect(below('/r/x', '/watch')).toBe('/watch/r/x');
  expect(ours('/watch/r/x', '/watch')).toBe('/r/x');
  expect(ours('/watch', '/watch')).toBe('/');
  expect(ours('/watchers', '/watch')).toBeNull();
  expect(ours('/r/x', '')).toBe('/r/x');
});

test('[OP7] the app is built with relative addresses, which the server makes those of its prefix', () => {
  expect(viteConfig).toContain("base: './'");
});
