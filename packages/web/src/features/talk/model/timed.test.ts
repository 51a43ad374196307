import { mediaSec, serverMs, type Message } from '@lockstep/core';
import { expect, test } from 'vitest';
import { dueBetween, isNear, isTimed, timedOf } from './timed.ts';

const said = (seq: number, mediaAt: number, more: Partial<Message> = {}): Message => ({
  seq,
  at: serverMs(seq),
  author: 'ann',
  kind: 'text',
  text: String(seq),
  style: 'roll-0-timed',
  mediaAt: mediaSec(mediaAt),
  item: 'film',
  ...more,
});

test('[TK14] only what says so belongs to a time, and only in its own film', () => {
  const other = said(3, 2, { item: 'other' });
  const live = said(4, 3, { style: 'roll-0' });
  expect(timedOf([said(1, 9), said(2, 4), other, live], 'film').map(({ seq }) => seq)).toEqual([2, 1]);
  expect(isTimed(live)).toBe(false);
});

test('[TK14] what the film passes is due once; what it jumps over is not', () => {
  const timed = [said(1, 1), said(2, 1.5), said(3, 2)];
  const due = (from: number, to: number) => dueBetween(timed, from, to).map(({ seq }) => seq);
  expect(due(1, 1.5)).toEqual([2]);
  expect(due(1.5, 2)).toEqual([3]);
  expect(due(0, 9)).toEqual([]);
  expect(due(2, 1)).toEqual([]);
});

test('[TK14] what was just said is shown where the film is near', () => {
  expect(isNear(said(1, 10), 'film', 11)).toBe(true);
  expect(isNear(said(1, 10), 'film', 20)).toBe(false);
  expect(isNear(said(1, 10), 'other', 10)).toBe(false);
});
