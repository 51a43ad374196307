import { expect, test } from 'vitest';
import { gapOf } from './gap-words.ts';

test.each([
  [null, { kind: 'unknown' }],
  [Number.NaN, { kind: 'unknown' }],
  [0, { kind: 'inStep' }],
  [-41, { kind: 'inStep' }],
  [60.4, { kind: 'ahead', amount: { unit: 'ms', value: '60' } }],
  [-300, { kind: 'behind', amount: { unit: 's', value: '0.3' } }],
  [5049, { kind: 'ahead', amount: { unit: 's', value: '5.0' } }],
  [59_949, { kind: 'ahead', amount: { unit: 's', value: '59.9' } }],
  [-125_000, { kind: 'behind', amount: { unit: 'time', seconds: 125 } }],
])('%s ms', (gapMs, gap) => {
  expect(gapOf(gapMs)).toEqual(gap);
});
