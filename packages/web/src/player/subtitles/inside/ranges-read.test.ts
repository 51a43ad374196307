import { expect, test } from 'vitest';
import { createRangesRead } from './ranges-read.ts';

test('[SB13] what has been read is not read again', () => {
  const read = createRangesRead();
  expect(read.missing(10, 20)).toEqual([10, 20]);
  read.add(10, 20);
  expect(read.missing(10, 20)).toBeNull();
  expect(read.missing(5, 15)).toEqual([5, 10]);
  expect(read.missing(15, 30)).toEqual([20, 30]);
  read.add(40, 50);
  expect(read.missing(15, 60)).toEqual([20, 40]);
  read.add(20, 40);
  expect(read.missing(15, 60)).toEqual([50, 60]);
  expect(read.missing(12, 48)).toBeNull();
});
