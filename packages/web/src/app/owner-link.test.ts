import { expect, test } from 'vitest';
import { ownerIn } from './owner-link.ts';

test('an owner link carries its secret behind #', () => {
  expect(ownerIn('#owner=abcdefghijklmnopqrstuvwx')).toBe('abcdefghijklmnopqrstuvwx');
  for (const other of [
    '',
    '#',
    '#owner=',
    '#owner=short',
    '#owner=abcdefghijklmnopqrstuvwx!',
    '#chapter=2',
  ]) {
    expect(ownerIn(other)).toBeNull();
  }
});
