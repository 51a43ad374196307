import { expect, test } from 'vitest';
import { parts, readWords } from './words.ts';

test('without words everything is measured, on a film of 4 GB', () => {
  expect(readWords([])).toEqual({ json: null, sizeGB: 4, wanted: new Set(parts) });
});

test('a file, a size and parts can be asked for', () => {
  expect(readWords(['--gb', '0.5', '--json', 'a.json', '--only', 'mkv'])).toEqual({
    json: 'a.json',
    sizeGB: 0.5,
    wanted: new Set(['mkv']),
  });
});

test.each([['--only', 'nothing'], ['--json'], ['--gb', 'much'], ['--gb', '1000']])(
  '%s %s is no sense, and is said to be none',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
