import { expect, test } from 'vitest';
import { readWords } from './words.ts';

test('without words everything is measured', () => {
  const words = readWords([]);
  expect(words).toMatchObject({ json: null, everySecond: false });
  expect(typeof words === 'string' ? [] : words.sizes.map(({ rooms, members }) => rooms * members)).toEqual([
    300, 1000, 1500, 2500, 5000, 10_000, 1000, 10_000,
  ]);
});

test('one size, a file, a time', () => {
  expect(
    readWords(['--members', '5', '--rooms', '20', '--json', 'load.json', '--seconds', '3', '--every-second']),
  ).toEqual({
    json: 'load.json',
    sizes: [{ rooms: 20, members: 5 }],
    windowMs: 3000,
    everySecond: true,
  });
});

test.each([['--members'], ['--members', '1'], ['--members', 'many'], ['--loud'], ['--json']])(
  'what makes no sense is told: %s',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
