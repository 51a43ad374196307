import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('a million evenings unless told otherwise', () => {
  expect(parseOptions([])).toMatchObject({ mode: 'many', from: 1, evenings: 1_000_000, json: null });
  expect(parseOptions(['--evenings', '100', '--from', '7', '--jobs', '3', '--json', 'out.json'])).toEqual({
    mode: 'many',
    from: 7,
    evenings: 100,
    jobs: 3,
    json: 'out.json',
  });
});

test('a seed means one evening', () => {
  expect(parseOptions(['--seed', '4711', '--trace'])).toEqual({ mode: 'one', seed: 4711, trace: true });
});

test('words that make no sense are named', () => {
  expect(() => parseOptions(['--evenings', 'many'])).toThrow('--evenings wants a whole number');
  expect(() => parseOptions(['--jobs', '-1'])).toThrow();
  expect(() => parseOptions(['--colour'])).toThrow('--colour');
});
