import { expect, test } from 'vitest';
import { withoutBase } from './base-path.ts';
import { pageAs } from './page.ts';

test('[OP7] the prefix is taken off, and only a whole one', () => {
  expect(withoutBase('/watch', '/watch')).toBe('/');
  expect(withoutBase('/watch?x=1', '/watch')).toBe('/?x=1');
  expect(withoutBase('/watch/api/rooms?x', '/watch')).toBe('/api/rooms?x');
  expect(withoutBase('/watchers', '/watch')).toBe('/watchers');
  expect(withoutBase('/healthz', '/watch')).toBe('/healthz');
  expect(withoutBase('/watch', '')).toBe('/watch');
});

test('[OP7] a page below a prefix names its parts from the root, and says where it is', () => {
  const html =
    '<html><head><link href="./icon.svg"><script src="./assets/a.js"></script><a href="https://x/">';
  expect(pageAs(html, { base: '', embeds: true })).toBe(
    '<html><head><link href="/icon.svg"><script src="/assets/a.js"></script><a href="https://x/">',
  );
  const below = pageAs(html, { base: '/watch', embeds: true });
  expect(below).toContain('<head><meta name="lockstep-base" content="/watch" />');
  expect(below).toContain('src="/watch/assets/a.js"');
});

test('[EM22] a page is told when films of other sites are off', () => {
  expect(pageAs('<html><head>', { base: '', embeds: false })).toBe(
    '<html><head><meta name="lockstep-embeds" content="off" />',
  );
});
