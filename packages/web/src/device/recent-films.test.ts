import { expect, test } from 'vitest';
import { parseFilms, withFilm, type RecentFilm } from './recent-films.ts';

const film = (name: string): RecentFilm => ({ url: `https://a.example/${name}.mp4`, title: name });

test('the latest is on top, each once, and only so many', () => {
  let films: readonly RecentFilm[] = [];
  for (const name of ['a', 'b', 'a', ...Array.from('cdefghij')]) films = withFilm(films, film(name));
  expect(films.map(({ title }) => title).join('')).toBe('jihgfedc');
});

test('only what may be opened comes back', () => {
  const stored = [
    film('a'),
    { url: 'javascript:alert(1)', title: 'x' },
    { url: '//b.example' },
    7,
    { url: '/media/demo.mp4', title: 'Demo' },
  ];
  expect(parseFilms(JSON.stringify(stored)).map(({ title }) => title)).toEqual(['a', 'Demo']);
  expect(parseFilms('{')).toEqual([]);
  expect(parseFilms(null)).toEqual([]);
});
