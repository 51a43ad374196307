import { expect, test } from 'vitest';
import { closeCodes, closeReason } from './close-codes.ts';

test('[PR7] each reason has a code of its own, from those that are free to use', () => {
  const codes = Object.values(closeCodes).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(code).toBeGreaterThanOrEqual(4000);
    expect(code).toBeLessThan(5000);
  }
});

test('[PR7] a code leads back to its reason; others are not ours', () => {
  expect(closeReason(closeCodes.tooFast.code)).toBe('tooFast');
  expect(closeReason(1006)).toBeNull();
});
