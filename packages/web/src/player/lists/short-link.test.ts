import { expect, test } from 'vitest';
import { readable, shortLink } from './short-link.ts';

test.each([
  ['https://ann:secret@a.example/share/9f8e7d6c/film.mp4?token=abc#x', 'a.example/…/film.mp4'],
  ['https://a.example/film.mp4', 'a.example/film.mp4'],
  ['https://a.example/d/1a2B3c4D5e6F7g8H9i0JkLmN', 'a.example/…/1a2B3c…'],
  ['https://a.example:8080/', 'a.example:8080'],
  ['/films/Series/%E7%AC%AC1%E9%9B%86.mp4?key=1', '第1集.mp4'],
  ['https://a.example/50%25%.mp4', 'a.example/50%25%.mp4'],
])('[QU9] %s is shown as %s', (url, shown) => {
  expect(shortLink(url)).toBe(shown);
});

test('[QU9] names stay names, however long', () => {
  expect(readable('The Lord of the Rings S01E02 1080p x265.mkv')).toBe(
    'The Lord of the Rings S01E02 1080p x265.mkv',
  );
  const long = readable(`${'A very long name '.repeat(6)}.mkv`);
  expect(long).toMatch(/^A very long name .*….*\.mkv$/);
  expect(long.length).toBeLessThan(60);
});
