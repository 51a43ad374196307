import { expect, test } from 'vitest';
import { isKey, isTalkKey } from './talk-key.ts';

const plain = { key: 'v', ctrlKey: false, altKey: false, metaKey: false, isComposing: false };

test('[CA83] V is the key, also with Caps Lock', () => {
  expect(isTalkKey(plain, false)).toBe(true);
  expect(isTalkKey({ ...plain, key: 'V' }, false)).toBe(true);
  expect(isTalkKey({ ...plain, key: 'b' }, false)).toBe(false);
});

test('[CA83] it is not while something is typed, nor to paste', () => {
  expect(isTalkKey(plain, true)).toBe(false);
  expect(isTalkKey({ ...plain, isComposing: true }, false)).toBe(false);
  for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const)
    expect(isTalkKey({ ...plain, [held]: true }, false)).toBe(false);
});

test('[CA83] it is let go whatever is held by then', () => {
  expect(isKey({ key: 'V' })).toBe(true);
});
