import { expect, test } from 'vitest';
import { greatBytes, Pieces, smallBytes } from './pieces.ts';

const takeSwiftly = (pieces: Pieces, times: number): void => {
  for (let time = 0; time < times; time += 1) pieces.took(1);
};

test('[TR9] two pieces of 128 KiB are used in turn', () => {
  const pieces = new Pieces();
  const [first, second, third] = [pieces.next(), pieces.next(), pieces.next()];
  expect([first.length, second.length]).toEqual([smallBytes, smallBytes]);
  expect(second).not.toBe(first);
  expect(third).toBe(first);
});

test('[TR9] what the socket takes at once says nothing of the line; a line that stays fast gets greater pieces', () => {
  const pieces = new Pieces();
  takeSwiftly(pieces, 31);
  expect(pieces.next().length).toBe(smallBytes);
  takeSwiftly(pieces, 1);
  const [first, second] = [pieces.next(), pieces.next()];
  expect([first.length, second.length]).toEqual([greatBytes, greatBytes]);
  expect(pieces.next()).toBe(first);
});

test('[TR9] a line that makes the server wait has small ones again', () => {
  const pieces = new Pieces();
  takeSwiftly(pieces, 40);
  pieces.took(6);
  expect(pieces.next().length).toBe(smallBytes);
  takeSwiftly(pieces, 31);
  expect(pieces.next().length).toBe(smallBytes);
});
