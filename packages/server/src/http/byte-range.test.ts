import { expect, test } from 'vitest';
import { wantedPart, type WantedPart } from './byte-range.ts';

test.each<[string | undefined, WantedPart]>([
  [undefined, 'all'],
  ['bytes=2-4', { first: 2, last: 4 }],
  ['bytes=7-', { first: 7, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-30', { first: 0, last: 9 }],
  ['bytes=0-99', { first: 0, last: 9 }],
  ['bytes=9-9', { first: 9, last: 9 }],
  ['bytes=10-', 'none'],
  ['bytes=10-12', 'none'],
  ['bytes=-0', 'none'],
  // What makes no sense is passed over, as the standard says.
  ['bytes=5-2', 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-1,4-5', 'all'],
  ['lines=1-2', 'all'],
  ['bytes=a-b', 'all'],
])('[UP16] %s of ten bytes', (header, part) => {
  expect(wantedPart(header, 10)).toEqual(part);
});

test('[UP16] an empty file has no parts', () => {
  expect(wantedPart('bytes=0-', 0)).toBe('none');
  expect(wantedPart(undefined, 0)).toBe('all');
});
