import { serverMs, type Message } from '@lockstep/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostKept, withNewer, withOlder } from './merge.ts';

const message = (seq: number): Message => ({
  seq,
  at: serverMs(seq),
  author: 'ann',
  kind: 'text',
  text: String(seq),
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);

test('[TK4] newer ones are added once', () => {
  expect(seqs(withNewer(range(1, 3), range(2, 5)))).toEqual([1, 2, 3, 4, 5]);
  const known = range(1, 3);
  expect(withNewer(known, range(1, 3))).toBe(known);
  expect(withNewer(known, [])).toBe(known);
});

test('[TK4] after a gap only what comes after it is kept', () => {
  expect(seqs(withNewer(range(1, 3), range(6, 8)))).toEqual([6, 7, 8]);
  expect(seqs(withNewer(range(1, 3), [...range(1, 3), ...range(6, 8)]))).toEqual([6, 7, 8]);
});

test('[TK4] the oldest go when there are too many', () => {
  const kept = withNewer(range(1, mostKept), range(mostKept, mostKept + 10));
  expect(kept).toHaveLength(mostKept);
  expect(kept.at(-1)?.seq).toBe(mostKept + 10);
});

test('[TK5] an older page goes before, and only the one that fits', () => {
  expect(seqs(withOlder(range(11, 12), range(8, 10)))).toEqual([8, 9, 10, 11, 12]);
  const known = range(11, 12);
  expect(withOlder(known, range(1, 5))).toBe(known);
  expect(withOlder(known, [])).toBe(known);
});

test('[TK4][TK5] however they come, there is no gap and no double', () => {
  const piece = fc.record({ from: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 0, max: 20 }) });
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.boolean())), (pieces) => {
      let known: readonly Message[] = [];
      for (const [{ from, length }, older] of pieces) {
        known = (older ? withOlder : withNewer)(known, range(from, from + length));
        seqs(known).forEach((seq, i) => expect(seq).toBe((known[0]?.seq ?? 0) + i));
      }
    }),
  );
});
