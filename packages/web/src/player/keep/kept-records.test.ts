import { expect, test } from 'vitest';
import { KEPT_FOR_MS, leavingRecords, recordsIn, type KeptRecord } from './kept-records.ts';

const record = (item: string, more: Partial<KeptRecord> = {}): KeptRecord => ({
  room: 'r',
  item,
  url: '/films/a.mp4',
  file: `r ${item}`,
  mark: null,
  bytes: 1,
  total: null,
  done: false,
  at: 0,
  ...more,
});

test('[TR33] what is kept is read again, and what is no record is overlooked', () => {
  const one = record('a', { mark: '"x"', total: 9 });
  expect(recordsIn(JSON.stringify([one, 7, { ...one, url: 3 }]))).toEqual([one]);
  expect(recordsIn('no json')).toEqual([]);
  expect(recordsIn(null)).toEqual([]);
});

test('[TR33] what left the queue goes, and after a month what is of another room', () => {
  const records = [record('a'), record('b'), record('a', { room: 'other' })];
  expect(leavingRecords(records, 'r', ['a'], 5)).toEqual([record('b')]);
  expect(leavingRecords(records, 'r', ['a', 'b'], KEPT_FOR_MS + 1)).toEqual([record('a', { room: 'other' })]);
});
