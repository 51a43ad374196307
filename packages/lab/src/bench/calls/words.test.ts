import { expect, test } from 'vitest';
import { parts, readWords } from './words.ts';

test('without words everything is measured, in full', () => {
  expect(readWords([])).toEqual({ json: null, quick: false, wanted: new Set(parts) });
});

test('a file, fewer trials and parts can be asked for', () => {
  expect(readWords(['--quick', '--json', 'a.json', '--only', 'turn', '--only', 'tiles'])).toEqual({
    json: 'a.json',
    quick: true,
    wanted: new Set(['turn', 'tiles']),
  });
});

test.each([['--only', 'nothing'], ['--json'], ['--much', 'more']])(
  '%s %s is no sense, and is said to be none',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
