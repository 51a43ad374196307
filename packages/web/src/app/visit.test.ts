import { expect, test } from 'vitest';
import { visitOf, withoutVisit } from './visit.ts';

test('a plain link brings nothing', () => {
  expect(visitOf('')).toEqual({ name: '', film: null, badFilm: false });
});

test('name and film are taken, the name made fit', () => {
  expect(visitOf('?u=%20Ann%20&url=https%3A%2F%2Ffilms.example%2Fa.mp4')).toEqual({
    name: 'Ann',
    film: { kind: 'link', url: 'https://films.example/a.mp4' },
    badFilm: false,
  });
});

test('a film whose address was not encoded twice', () => {
  expect(visitOf('?url=https://films.example/My%20film.mp4').film).toEqual({
    kind: 'link',
    url: 'https://films.example/My%20film.mp4',
  });
});

test('a film that cannot be one is told apart from none', () => {
  expect(visitOf('?url=javascript%3Aalert(1)')).toEqual({ name: '', film: null, badFilm: true });
});

test('only what was taken is removed', () => {
  expect(withoutVisit('?u=Ann&url=x')).toBe('');
  expect(withoutVisit('?u=Ann&lang=zh')).toBe('?lang=zh');
});

test('a link shared by a phone may be inside a text', () => {
  expect(visitOf('?title=Film&text=Look%20https%3A%2F%2Ffilms.example%2Fa.mp4').film).toEqual({
    kind: 'link',
    url: 'https://films.example/a.mp4',
  });
  expect(visitOf('?text=nothing').film).toBeNull();
});
