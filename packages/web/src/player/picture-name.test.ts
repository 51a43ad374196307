import { expect, test } from 'vitest';
import { pictureName } from './picture-name.ts';

test('[ST15] a picture is named after the film and the time', () => {
  expect(pictureName('Night train', 3723.9)).toBe('Night train 1-02-03.png');
  expect(pictureName('夜车', 5)).toBe('夜车 0-05.png');
});

test('[ST15] a name that no file system minds', () => {
  expect(pictureName('../a/b: "c" <d>|e?*', 0)).toBe('a b c d e 0-00.png');
  expect(pictureName(' . ', 61)).toBe('1-01.png');
  expect(pictureName('x'.repeat(300), 0)).toHaveLength(80 + ' 0-00.png'.length);
  expect(pictureName('a\u202Egpj.exe\u0000', 0)).toBe('a gpj.exe 0-00.png');
});
