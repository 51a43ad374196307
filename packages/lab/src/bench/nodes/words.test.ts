import { expect, test } from 'vitest';
import { readWords, scenarioNames } from './words.ts';

test('without words everything is measured', () => {
  expect(readWords([])).toEqual({ json: null, quick: false, wanted: new Set(scenarioNames) });
});

test('a file, less of everything, and some scenarios', () => {
  const words = ['--json', 'nodes.json', '--quick', '--scenario', 'drain', '--scenario', 'nodes'];
  expect(readWords(words)).toEqual({
    json: 'nodes.json',
    quick: true,
    wanted: new Set(['drain', 'nodes']),
  });
});

test.each([['--scenario'], ['--scenario', 'war'], ['--json'], ['--loud']])(
  'what makes no sense is told: %s',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
