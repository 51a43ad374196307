import { expect, test } from 'vitest';
import { boundedShift, shiftsFromText, withShift } from './sound-shift.ts';

test('[RX12] a shift is so many whole steps, within its bounds', () => {
  expect(boundedShift(0.12)).toBe(0.1);
  expect(boundedShift(-0.13)).toBe(-0.15);
  expect(boundedShift(0.1 + 0.05)).toBe(0.15);
  expect(boundedShift(0.3, 0.15)).toBe(0.15);
  expect(boundedShift(0.1, 0.09)).toBe(0.05);
  expect(boundedShift(9)).toBe(5);
  expect(boundedShift(-9)).toBe(-5);
  expect(boundedShift(Number.NaN)).toBe(0);
});

test('[RX12] it is kept for each film, the last fifty; none is not kept', () => {
  let shifts = withShift(withShift([], 'a', 0.2), 'b', -0.3);
  expect(withShift(shifts, 'a', 0.25)).toEqual([
    ['b', -0.3],
    ['a', 0.25],
  ]);
  expect(withShift(shifts, 'a', 0)).toEqual([['b', -0.3]]);
  for (let film = 0; film < 60; film += 1) shifts = withShift(shifts, `film ${film}`, 1);
  expect(shifts).toHaveLength(50);
  expect(shiftsFromText(JSON.stringify(shifts))).toEqual(shifts);
});

test('what was kept by another version, or by hand, counts only as far as it is as it should be', () => {
  expect(shiftsFromText(null)).toEqual([]);
  expect(shiftsFromText('{"a":1}')).toEqual([]);
  expect(shiftsFromText('[["a",99],["b"],[1,2],7,["c",0.2]]')).toEqual([
    ['a', 5],
    ['c', 0.2],
  ]);
  expect(shiftsFromText('[')).toEqual([]);
});
