import { expect, test } from 'vitest';
import { parts, readWords } from './words.ts';

test('without words everything is measured, on films of 1 GB and 4 GB', () => {
  expect(readWords([])).toMatchObject({
    json: null,
    wanted: new Set(parts),
    amount: { serveGB: 1, openGB: 4, uploadGB: 1 },
  });
});

test('a file, a size and parts can be asked for', () => {
  expect(readWords(['--gb', '0.5', '--json', 'a.json', '--only', 'mkv', '--only', 'serve'])).toMatchObject({
    json: 'a.json',
    wanted: new Set(['mkv', 'serve']),
    amount: { serveGB: 0.5, openGB: 0.5, uploadGB: 0.5, serveRounds: 7 },
  });
});

test('quickly there is less of everything, and a size that was said is kept', () => {
  expect(readWords(['--gb', '2', '--quick'])).toMatchObject({ amount: { openGB: 2, serveRounds: 3 } });
  expect(readWords(['--quick', '--only', 'upload'])).toMatchObject({
    wanted: new Set(['upload']),
    amount: { uploadGB: 0.1 },
  });
});

test.each([['--only', 'nothing'], ['--json'], ['--gb', 'much'], ['--gb', '1000'], ['--loud']])(
  '%s %s is no sense, and is said to be none',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
