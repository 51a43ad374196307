import { expect, test } from 'vitest';
import { msText, qualityOf } from './sync-quality.ts';

test('the worse of the two figures decides', () => {
  expect(qualityOf(1.2, 2.3)).toBe('good');
  expect(qualityOf(-16.7, null)).toBe('good');
  expect(qualityOf(1, 40)).toBe('fair');
  expect(qualityOf(-90, 3)).toBe('poor');
  expect(qualityOf(null, 3)).toBe('unknown');
});

test.each([
  [0, '0.0'],
  [1.24, '1.2'],
  [9.96, '10'],
  [229.6, '230'],
])('%d ms reads %s', (ms, text) => {
  expect(msText(ms)).toBe(text);
});
