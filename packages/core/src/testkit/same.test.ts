import { expect, test } from 'vitest';
import { same } from './same.ts';

test('order of keys does not count, everything else does', () => {
  expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  for (const [a, b] of [
    [1, 2],
    [null, {}],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
    [
      { a: 1, b: undefined },
      { a: 1, c: undefined },
    ],
    ['1', 1],
  ]) {
    expect(same(a, b)).toBe(false);
  }
});
