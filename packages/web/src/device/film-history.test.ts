import { beforeEach, expect, test, vi } from 'vitest';
import {
  clearHistory,
  filmHistory,
  forgetFilm,
  noteFilm,
  noteProgress,
  parseHistory,
  pastOf,
} from './film-history.ts';

const film = (name: string) => ({ url: `https://a.example/${name}.mp4` });
const titles = () =>
  filmHistory
    .getState()
    .map(({ title }) => title)
    .join('');
const watched = (name: string, position: number, duration: number | null = 3600) =>
  noteProgress(film(name), { title: name, position, duration, at: 5 });

beforeEach(clearHistory);

test('[QU6] the latest is on top, each once, and only so many', () => {
  for (const name of 'abacde') noteFilm(film(name), name);
  expect(titles()).toBe('edcab');
  for (let i = 0; i < 60; i++) noteFilm(film(String(i)), '.');
  expect(filmHistory.getState()).toHaveLength(40);
});

test('[QU7] where a film was left is kept, also when it is put on again', () => {
  watched('a', 2480);
  noteFilm(film('b'), 'b');
  noteFilm(film('a'), 'a');
  expect(titles()).toBe('ab');
  expect(pastOf(film('a'))).toMatchObject({ position: 2480, duration: 3600, seen: false });
});

test('[QU7] a film that was just on for moments is not where one left it', () => {
  watched('a', 2480);
  watched('a', 3);
  expect(pastOf(film('a'))?.position).toBe(2480);
});

test('[QU7] a film that is nearly over has been watched, and begins anew', () => {
  watched('a', 3500);
  expect(pastOf(film('a'))).toMatchObject({ position: 0, seen: true });
  watched('b', 3500, null);
  expect(pastOf(film('b'))).toMatchObject({ position: 3500, seen: false });
});

test('[QU8] files are known by name and size, and one can be forgotten, or all', () => {
  const own = { name: 'mine.mkv', size: 7 };
  noteProgress(own, { title: 'Mine', position: 60, duration: 100, at: 1 });
  expect(pastOf({ name: 'mine.mkv', size: 8 })).toBeNull();
  noteFilm(film('a'), 'a');
  forgetFilm(own);
  expect(pastOf(own)).toBeNull();
  expect(titles()).toBe('a');
  clearHistory();
  expect(filmHistory.getState()).toEqual([]);
});

test('[QU8] only what may be opened comes back, also from an older version', () => {
  const stored = [
    { ...film('a'), title: 'a' },
    { url: 'javascript:alert(1)', title: 'x' },
    { url: '//b.example', title: 'x' },
    7,
    { name: 'own.mkv', size: -1, title: 'x' },
    { name: 'own.mkv', size: 5, title: 'own', position: 'far', duration: 60, at: 9, seen: true },
    { url: '/media/demo.mp4', title: 'Demo', position: 5 },
  ];
  expect(parseHistory(JSON.stringify(stored))).toEqual([
    { ...film('a'), title: 'a', position: 0, duration: null, at: 0, seen: false },
    { name: 'own.mkv', size: 5, title: 'own', position: 0, duration: 60, at: 9, seen: true },
    { url: '/media/demo.mp4', title: 'Demo', position: 5, duration: null, at: 0, seen: false },
  ]);
  expect(parseHistory('{')).toEqual([]);
  expect(parseHistory(null)).toEqual([]);
});

test('[QU6] what was watched on an earlier visit is there from the first moment on', async () => {
  const stored = new Map([
    ['lockstep.films', JSON.stringify([{ ...film('a'), title: 'a', position: 70, at: 1 }])],
  ]);
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null });
  vi.resetModules();
  const later = await import('./film-history.ts');
  expect(later.filmHistory.getState()).toMatchObject([{ title: 'a', position: 70 }]);
  vi.unstubAllGlobals();
});
