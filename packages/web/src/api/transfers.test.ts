import { expect, test } from 'vitest';
import { asTransfers } from './transfers.ts';

test('what the server tells is taken as far as it makes sense', () => {
  const one = {
    path: '/films/a.mp4',
    startedAt: 1,
    tookMs: 2,
    sent: 3,
    rate: 4,
    heldBy: 'line',
    state: 'open',
  };
  expect(
    asTransfers({
      mine: [one, 7],
      others: [{ member: 'ben', transfers: [{ ...one, rate: 'fast' }] }, 1],
      upload: 5,
    }),
  ).toEqual({ mine: [one], others: new Map([['ben', [{ ...one, rate: null }]]]), upload: 5 });
  expect(asTransfers({ mine: [], others: null, upload: null })).toEqual({
    mine: [],
    others: null,
    upload: null,
  });
  expect(asTransfers({})).toBeNull();
  expect(asTransfers(null)).toBeNull();
});
