import { expect, test } from 'vitest';
import { beginsAt, countedWords } from './counted-film.ts';

test('each word of a counted film says where it is', () => {
  const film = countedWords(0, 2000);
  expect(beginsAt(film.subarray(8000), 8000)).toBe(true);
  expect(beginsAt(film.subarray(8000), 8008)).toBe(false);
  expect(beginsAt(new Uint8Array(0), 0)).toBe(false);
});
