import { expect, test } from 'vitest';
import { compareCopies } from './copy-check.ts';

const wanted = { name: 'film.mp4', size: 1_400_000_000, duration: 5530 };

test('the same size is the same film, under whatever name', () => {
  expect(compareCopies(wanted, { ...wanted, name: 'renamed.mp4' })).toEqual({ match: 'same' });
  expect(compareCopies({ ...wanted, duration: null }, { ...wanted, duration: null })).toEqual({
    match: 'same',
  });
});

test('another encoding of the same length is alike', () => {
  expect(compareCopies(wanted, { name: 'film.mkv', size: 900, duration: 5530.9 })).toEqual({
    match: 'alike',
  });
});

test('another length is told with both lengths', () => {
  expect(compareCopies(wanted, { name: 'film.mp4', size: 900, duration: 5532 })).toEqual({
    match: 'otherLength',
    wanted: 5530,
    picked: 5532,
  });
});

test('without lengths the sizes speak', () => {
  expect(compareCopies(wanted, { name: 'film.mp4', size: 900, duration: null })).toEqual({
    match: 'otherSize',
    wanted: 1_400_000_000,
    picked: 900,
  });
});
