import { expect, test } from 'vitest';
import { Tally } from '@lockstep/core/testkit';
import { tableOf } from './table.ts';
import { work } from './work.ts';

test('shares of the work add up to the whole, and the table tells of it', () => {
  const sum = new Tally();
  for (const share of [
    { from: 1, evenings: 2 },
    { from: 3, evenings: 1 },
  ]) {
    const outcome = work(share);
    expect(outcome.failures).toEqual([]);
    sum.addAll(outcome.tally);
  }
  expect(sum.data()).toEqual(work({ from: 1, evenings: 3 }).tally);
  expect(tableOf(sum)).toMatch(/^steady play +\d+ +\d/m);
  expect(tableOf(sum)).toContain('3 evenings');
});
