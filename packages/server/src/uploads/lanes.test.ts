import { expect, test } from 'vitest';
import { laneOf, nextIn, type Lane } from './lanes.ts';
import { newRecord, type UploadRecord } from './record.ts';

const record = (id: string, changes: Partial<UploadRecord>): UploadRecord => ({
  ...newRecord({ id, room: 'r', by: 'a', name: 'f', bytes: 1, several: false }, 0),
  ...changes,
});
const none = { poster: null, storyboard: null, subtitles: [], fonts: [] };

test.each<[Partial<UploadRecord>, Lane | null]>([
  [{ phase: 'receiving' }, null],
  [{ phase: 'waiting' }, 'look'],
  [{ phase: 'waiting', way: 'asItIs' }, 'look'],
  [{ phase: 'waiting', way: 'remux' }, 'quick'],
  [{ phase: 'waiting', way: 'ladder' }, 'heavy'],
  [{ phase: 'ready', way: 'ladder' }, 'quick'],
  [{ phase: 'ready', extras: none }, null],
  [{ phase: 'failed', problem: 'noFilm' }, null],
])('[UP14] %o is worked on in its lane', (changes, lane) => {
  expect(laneOf(record('x', changes))).toBe(lane);
});

test('[UP14] a film comes before what belongs beside another, else the earlier first', () => {
  const ready = record('ready', { phase: 'ready' });
  const first = record('first', { phase: 'waiting', way: 'remux' });
  const second = record('second', { phase: 'waiting', way: 'remux' });
  expect(nextIn('quick', [ready, first, second])?.id).toBe('first');
  expect(nextIn('quick', [ready])?.id).toBe('ready');
  expect(nextIn('heavy', [ready, first])).toBeNull();
});
