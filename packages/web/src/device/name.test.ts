import { expect, test } from 'vitest';
import { cleanName } from './name.ts';

test('spaces around and doubled inside go', () => {
  expect(cleanName('  Ann \t  Lee\n')).toBe('Ann Lee');
  expect(cleanName(' \u3000 ')).toBe('');
});

test('control characters and direction marks go', () => {
  expect(cleanName('An\u0000n')).toBe('An n');
  expect(cleanName('\u202eeniL')).toBe('eniL');
});

test('at most 32 characters, none cut in half', () => {
  expect(cleanName('🎬'.repeat(40))).toBe('🎬'.repeat(32));
  expect(cleanName(`${'a'.repeat(31)} b`)).toBe('a'.repeat(31));
});

test('composed and decomposed letters are the same name', () => {
  expect(cleanName('Zoe\u0308')).toBe('Zoë');
});
