import { expect, test } from 'vitest';
import { readWords } from './words.ts';
import { scenarioNames } from './worlds.ts';

test('without words everything is struck, a thousand commands each', () => {
  expect(readWords([])).toEqual({ json: null, accepted: 1000, blows: 10, wanted: scenarioNames });
});

test('some scenarios, a file, less of it', () => {
  const words = ['--scenario', 'Redis killed', '--json', 'durability.json', '--quick'];
  expect(readWords(words)).toEqual({
    json: 'durability.json',
    accepted: 200,
    blows: 3,
    wanted: ['Redis killed'],
  });
});

test.each([['--scenario', 'flood'], ['--json'], ['--loud']])(
  'what makes no sense is told: %s',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
