import { expect, test } from 'vitest';
import { columnsFor, spotOf } from './layout.ts';

const wide = { width: 1440, height: 844 };
const narrow = { width: 1056, height: 844 };

test('[CA70] beside the panel, where the film leaves room below it, the call is below', () => {
  expect(spotOf('strip', false, false, narrow)).toBe('below');
});

test('[CA70] where the film leaves room at its sides, the call is beside it', () => {
  expect(spotOf('strip', false, false, { width: 1440, height: 700 })).toBe('beside');
});

test('[CA70] upright it is below, whatever the sizes', () => {
  expect(spotOf('strip', false, true, { width: 1000, height: 300 })).toBe('below');
  expect(spotOf('grid', false, true, wide)).toBe('below');
});

test('[CA71] where the stage has the whole page it is over the film, whatever was chosen', () => {
  for (const look of ['strip', 'grid', 'floating'] as const) {
    expect(spotOf(look, true, false, wide)).toBe('over');
    expect(spotOf(look, true, true, wide)).toBe('over');
  }
});

test('[CA71] floating is over the film anywhere', () => {
  expect(spotOf('floating', false, true, narrow)).toBe('over');
});

test('[CA72] a grid is as large as its place allows', () => {
  expect(columnsFor(1, wide)).toBe(1);
  expect(columnsFor(2, { width: 800, height: 300 })).toBe(2);
  expect(columnsFor(2, { width: 300, height: 800 })).toBe(1);
  expect(columnsFor(4, { width: 800, height: 600 })).toBe(2);
  expect(columnsFor(6, { width: 1056, height: 420 })).toBe(3);
  expect(columnsFor(0, wide)).toBe(1);
});
