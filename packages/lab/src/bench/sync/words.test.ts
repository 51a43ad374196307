import { expect, test } from 'vitest';
import { scenarioNames } from './session.ts';
import { readWords } from './words.ts';

test('without words every scenario is measured twice, on one file, beside the naive ways', () => {
  expect(readWords([])).toEqual({
    json: null,
    quick: false,
    runs: 2,
    wanted: new Set(scenarioNames),
    naive: true,
    source: 'mp4',
  });
});

test('another source is measured by itself: the naive ways know only files', () => {
  expect(readWords(['--source', 'dash', '--scenario', 'seek'])).toMatchObject({
    source: 'dash',
    wanted: new Set(['seek']),
    naive: false,
  });
});

test('a file of one’s own does not run dry', () => {
  const asked = readWords(['--source', 'mkv', '--quick']);
  const wanted = typeof asked === 'string' ? [] : [...asked.wanted];
  expect(wanted).toEqual(scenarioNames.filter((name) => !name.startsWith('stall')));
  expect(readWords(['--source', 'mkv', '--scenario', 'stall'])).toContain('does not run dry');
});

test.each([['--source', 'avi'], ['--source'], ['--scenario', 'nothing'], ['--runs', '0'], ['--loud']])(
  '%s %s is no sense, and is said to be none',
  (...words) => {
    expect(readWords(words)).toContain('Usage');
  },
);
