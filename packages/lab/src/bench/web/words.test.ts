import { expect, test } from 'vitest';
import { parts, readWords } from './words.ts';

test('without words everything is measured and nothing is kept', () => {
  expect(readWords([])).toEqual({ json: null, quick: false, wanted: new Set(parts) });
});

test('parts, a file and haste can be asked for', () => {
  expect(readWords(['--only', 'weight', '--quick', '--json', 'a.json', '--only', 'messages'])).toEqual({
    json: 'a.json',
    quick: true,
    wanted: new Set(['weight', 'messages']),
  });
});

test.each([['--only', 'nothing'], ['--json'], ['--fast']])(
  '%s %s is no sense, and is said to be none',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
