import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, cleanText } from './names.ts';

test.each([
  ['  Ann   Lee ', 'Ann Lee'],
  ['A\u0000n\u0007n', 'Ann'],
  ['\u202Enna', 'nna'],
  ['\u2066Ann\u2069', 'Ann'],
  ['e\u0301', 'é'],
  ['👩‍👩‍👧', '👩‍👩‍👧'],
  ['\uD800x', 'x'],
  ['名字', '名字'],
])('[RM30] %j is shown as %j', (raw, name) => {
  expect(cleanName(raw)).toBe(name);
});

test.each(['', '   ', '\u200B\u202E', '\n\t'])('[RM30] nothing is left of %j', (raw) => {
  expect(cleanName(raw)).toBeNull();
});

test('[RM30] at most 32 characters, none of them cut in half', () => {
  expect(cleanName('🎬'.repeat(40))).toBe('🎬'.repeat(32));
});

test('[RM30] cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
      const once = cleanText(raw, 32);
      expect(cleanText(once, 32)).toBe(once);
      expect(Array.from(once).length).toBeLessThanOrEqual(32);
    }),
  );
});
