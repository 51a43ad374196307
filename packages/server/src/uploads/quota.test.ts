import { expect, test } from 'vitest';
import { mostUnfinished, refusalOf, roomLeft, spaceOf } from './quota.ts';
import { newRecord, type UploadRecord } from './record.ts';

const limits = { fileBytes: 100, roomBytes: 150, totalBytes: 300, freeBytes: 50 };
let made = 0;
const record = (changes: Partial<UploadRecord> = {}): UploadRecord => ({
  ...newRecord({ id: `${made++}`, room: 'r', by: 'ann', name: 'a.mp4', bytes: 60, several: false }, 0),
  ...changes,
});
const ask = (bytes: number, records: readonly UploadRecord[] = [], freeBytes = 1e6) =>
  refusalOf({ room: 'r', by: 'ann', bytes }, { records, limits, freeBytes });

test.each([
  [0, [], 'emptyFile'],
  [100, [], null],
  [101, [], 'fileTooBig'],
  [90, [record()], null],
  [91, [record()], 'roomSpace'],
  [60, [record({ room: 'a', bytes: 140 }), record({ room: 'b', bytes: 100 })], null],
  [61, [record({ room: 'a', bytes: 140 }), record({ room: 'b', bytes: 100 })], 'serverSpace'],
] as const)('[UP3] %s bytes more', (bytes, records, refusal) => {
  expect(ask(bytes, records)).toBe(refusal);
});

test('[UP3] some of the disk stays free', () => {
  expect(ask(50, [], 100)).toBeNull();
  expect(ask(51, [], 100)).toBe('serverSpace');
});

test('[UP3] so many may be under way, and what is done does not count', () => {
  const of = (many: number, changes: Partial<UploadRecord> = {}) =>
    Array.from({ length: many }, () => record({ bytes: 1, ...changes }));
  expect(ask(1, of(mostUnfinished.ofMember - 1))).toBeNull();
  expect(ask(1, of(mostUnfinished.ofMember))).toBe('tooMany');
  expect(ask(1, of(mostUnfinished.ofMember, { phase: 'ready' }))).toBeNull();
  expect(ask(1, of(mostUnfinished.ofRoom, { by: 'ben' }))).toBe('tooMany');
});

test('[UP3] counted is what was announced, then what was made of it', () => {
  expect(spaceOf(record())).toBe(60);
  expect(spaceOf(record({ phase: 'waiting' }))).toBe(60);
  expect(spaceOf(record({ phase: 'ready', keptBytes: 80 }))).toBe(80);
  expect(spaceOf(record({ phase: 'failed' }))).toBe(0);
  expect(roomLeft('r', { records: [record({ bytes: 500 })], limits })).toBe(0);
});
