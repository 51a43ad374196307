import { expect, test } from 'vitest';
import { partsOf, SubtitleIndex } from './subtitle-index.ts';

const indexOf = (...paths: readonly string[]) => {
  const index = new SubtitleIndex(10);
  for (const path of paths) index.put(path);
  return index;
};
const names = (index: SubtitleIndex, path: string, beside: readonly string[] = []) => {
  const [folder, film] = partsOf(path);
  return (index.of(folder, [film, ...beside]).get(film) ?? []).map((one) => one.path);
};

test('[LB9] subtitles beside a film that are called like it, in any case, are its own', () => {
  const index = indexOf('a/Film.srt', 'a/film.zh.ass', 'a/Other.srt', 'b/Film.srt', 'Film.vtt');
  expect(names(index, 'a/Film.mkv')).toEqual(['a/Film.srt', 'a/film.zh.ass']);
  expect(names(index, 'Film.mp4')).toEqual(['Film.vtt']);
  expect(names(index, 'c/Film.mp4')).toEqual([]);
});

test('[LB9] those of a film with a longer name are not', () => {
  const index = indexOf('Part 1.srt', 'Part 10.srt');
  const films = ['Part 1.mkv', 'Part 10.mkv'];
  expect(names(index, 'Part 1.mkv', films)).toEqual(['Part 1.srt']);
  expect(names(index, 'Part 10.mkv', films)).toEqual(['Part 10.srt']);
});

test('[LB2] only what was put in is there, and no longer than that', () => {
  const index = indexOf('a/Film.srt');
  expect([index.has('a/Film.srt'), index.has('a/../a/Film.srt'), index.has('Film.srt')]).toEqual([
    true,
    false,
    false,
  ]);
  index.remove('a/Film.srt');
  index.remove('a/Film.srt');
  expect(index.has('a/Film.srt')).toBe(false);
});
