import { expect, test } from 'vitest';
import { toRow, type Outcome } from '../sync/outcome.ts';
import { judgeOutages } from './bounds.ts';

const outcome = (residualsMs: readonly (number | null)[], unbroken: boolean): Outcome => ({
  skewsMs: [],
  residualsMs,
  agreesMs: [],
  hardSeeks: 0,
  othersDisturbed: 0,
  deeds: { seeks: 0, rateWrites: 0, timeOffRate: 0, greatestRateOff: 0 },
  checks: { 'playback unbroken': [unbroken], 'all are back and obey': [true] },
  notes: [],
});
const passes = (one: Outcome): readonly boolean[] =>
  judgeOutages({ restart: toRow([one]) }).map(({ pass }) => pass);

test('an outage passes when no film noticed and the worst spread afterwards is below a frame', () => {
  expect(passes(outcome([2, 16], true))).toEqual([true, true, true]);
  expect(passes(outcome([2, 17], true))).toEqual([true, true, false]);
  expect(passes(outcome([2, null], true))).toEqual([true, true, false]);
  expect(passes(outcome([2, 16], false))).toEqual([false, true, true]);
});

test('only what was measured is judged', () => {
  expect(judgeOutages({})).toEqual([]);
});
