import { expect, test } from 'vitest';
import { begunAt, completed, namesFor } from './completion.ts';

test('[TK8] a name begins after an @ that is not in a word', () => {
  expect(begunAt('hi @an', 6)).toEqual({ from: 3, query: 'an' });
  expect(begunAt('hi @', 4)).toEqual({ from: 3, query: '' });
  expect(begunAt('mail@an', 7)).toBeNull();
  expect(begunAt('hi @ an', 7)).toBeNull();
  expect(begunAt('hi @an', 2)).toBeNull();
  expect(begunAt('@an\nx', 5)).toBeNull();
});

test('[TK8] names that begin so come first, each once', () => {
  expect(namesFor('an', ['Joan', 'Ann', 'Ben', 'Ann', 'Anton'])).toEqual(['Ann', 'Anton', 'Joan']);
  expect(namesFor('', ['A', 'B'])).toEqual(['A', 'B']);
});

test('[TK8] the name takes the place of what was typed', () => {
  expect(completed('hi @an, ok', 6, { from: 3, query: 'an' }, 'Ann Lee')).toEqual({
    text: 'hi @Ann Lee , ok',
    caret: 12,
  });
});
