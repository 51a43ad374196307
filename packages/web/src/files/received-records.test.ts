import { expect, test } from 'vitest';
import { partFor, recordsIn, type ReceivedRecord } from './received-records.ts';

const now = 1e12;
const hour = 3600 * 1000;
const record: ReceivedRecord = {
  id: 'a',
  room: 'r',
  member: 'm',
  name: 'film.mkv',
  bytes: 100,
  modified: 5,
  file: 'f',
  done: false,
  at: now - hour,
};
const kept = (...records: readonly unknown[]) => recordsIn(JSON.stringify(records), now);

test('[FT10][FT11] a part waits for a day, a whole file for a week', () => {
  expect(kept(record)).toEqual([record]);
  expect(kept({ ...record, at: now - 25 * hour })).toEqual([]);
  const whole = { ...record, done: true, at: now - 6 * 24 * hour };
  expect(kept(whole)).toEqual([whole]);
  expect(kept({ ...whole, at: now - 8 * 24 * hour })).toEqual([]);
});

test('[FT10] what was touched by hand is not taken', () => {
  const others = [null, 7, {}, { ...record, file: '' }, { ...record, bytes: -1 }, { ...record, at: now + 1 }];
  expect(kept(...others)).toEqual([]);
  expect([recordsIn('{', now), recordsIn('{}', now), recordsIn(null, now)]).toEqual([[], [], []]);
});

test('[FT10] an offer goes on with the part of the same file of the same member only', () => {
  expect(partFor([record], { ...record })).toBe(record);
  for (const other of [{ name: 'x' }, { bytes: 101 }, { modified: 6 }, { member: 'n' }, { room: 's' }])
    expect(partFor([record], { ...record, ...other })).toBeNull();
  expect(partFor([{ ...record, done: true }], record)).toBeNull();
});
