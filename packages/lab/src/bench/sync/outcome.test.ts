import { expect, test } from 'vitest';
import { judgeBounds } from './bounds.ts';
import { merge, toRow, type Outcome } from './outcome.ts';

const outcome = (changes: Partial<Outcome>): Outcome => ({
  skewsMs: [],
  residualsMs: [],
  agreesMs: [],
  hardSeeks: 0,
  othersDisturbed: 0,
  deeds: { seeks: 0, rateWrites: 0, timeOffRate: 0, greatestRateOff: 0 },
  checks: {},
  notes: [],
  ...changes,
});

test('what never agreed counts as worse than anything that did', () => {
  const row = toRow([outcome({ agreesMs: [100, null, null], residualsMs: [1, null, null] })]);
  expect(row.agreeMs).toEqual({ p50: null, max: 100, never: 2 });
  expect(row.residualMs).toBeNull();
  expect(toRow([outcome({ agreesMs: [100, 120, null] })]).agreeMs).toEqual({ p50: 120, max: 120, never: 1 });
});

test('percentiles are the middle of the runs, counts their sum', () => {
  const row = toRow([outcome({ skewsMs: [1, 1], hardSeeks: 1 }), outcome({ skewsMs: [3, 3], hardSeeks: 2 })]);
  expect(row.pairSkewMs?.p95).toBe(1);
  expect(row.hardSeeks).toBe(3);
  expect(row.n).toEqual({ runs: 2, actions: 0, pairs: 4 });
});

test('checks of all actions are kept', () => {
  const both = merge([outcome({ checks: { same: [true] } }), outcome({ checks: { same: [false] } })]);
  expect(toRow([both]).checks).toEqual({ same: { yes: 1, of: 2 } });
});

test('a bound is missed by what was not reached, and by one frame that differs', () => {
  const stall = toRow([outcome({ agreesMs: [null] })]);
  const pause = toRow([outcome({ agreesMs: [200], checks: { 'same frame on screen': [true, false] } })]);
  const missed = judgeBounds({ stall, pause }).filter(({ pass }) => !pass);
  expect(missed.map(({ what }) => what)).toEqual(['pause: same frame at all', 'stall: back with the others']);
});

test('what was not measured is not judged', () => {
  expect(judgeBounds({})).toEqual([]);
});
