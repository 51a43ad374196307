import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FilmIndex } from './film-index.ts';

const film = (path: string) => ({ name: path.split('/').at(-1) ?? '', path, bytes: 1, changedAt: 2 });
const indexOf = (...paths: readonly string[]) => {
  const index = new FilmIndex(1000, 100);
  for (const path of paths) index.put(film(path));
  return index;
};
const names = (found: { readonly films: readonly { readonly path: string }[] } | null) =>
  found?.films.map(({ path }) => path);

describe('FilmIndex', () => {
  test('[LB5] folders and films by name, numbers by their value', () => {
    const index = indexOf('s/Part 10.mkv', 's/Part 2.mkv', 'b/x.mp4', 'a 10/x.mp4', 'a 9/x.mp4', 'top.mp4');
    expect(index.list('')?.folders.map(({ path }) => path)).toEqual(['a 9', 'a 10', 'b', 's']);
    expect(names(index.list(''))).toEqual(['top.mp4']);
    expect(names(index.list('s'))).toEqual(['s/Part 2.mkv', 's/Part 10.mkv']);
  });

  test('[LB5] no more than so many are told', () => {
    const index = new FilmIndex(1000, 2);
    for (const name of ['a', 'b', 'c']) index.put(film(`${name}.mp4`));
    expect(index.list('')).toMatchObject({ films: [{ name: 'a.mp4' }, { name: 'b.mp4' }], isCut: true });
  });

  test('[LB2] what is not in it is not there, whatever the path', () => {
    const index = indexOf('a/b.mp4');
    for (const path of [
      '..',
      '../etc',
      'a/..',
      '/',
      '/a',
      'a/',
      './a',
      'a//b',
      'a/b.mp4',
      '__proto__',
      'constructor',
    ])
      expect(index.list(path)).toBeNull();
    for (const path of ['../a/b.mp4', 'a/../a/b.mp4', '/a/b.mp4', 'a', '', 'toString'])
      expect(index.get(path)).toBeNull();
  });

  test('[LB6] a search finds all words, in any case and order, in the path', () => {
    const index = indexOf('Series/Season 1/Pilot.mkv', 'Series/Season 2/End.mkv', '电影/春天.mp4');
    expect(names(index.search('pilot SEASON'))).toEqual(['Series/Season 1/Pilot.mkv']);
    expect(names(index.search('season'))).toHaveLength(2);
    expect(names(index.search('电影 春'))).toEqual(['电影/春天.mp4']);
    expect(names(index.search('nothing'))).toEqual([]);
    expect(names(index.search('   '))).toEqual([]);
  });

  test('[LB1] a full library takes no more', () => {
    const index = new FilmIndex(2, 100);
    expect(['a.mp4', 'b.mp4', 'c.mp4', 'a.mp4'].map((path) => index.put(film(path)))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    index.remove('a.mp4');
    expect(index.put(film('c.mp4'))).toBe(true);
  });

  test('[LB4][LB5] after any coming and going it tells what is there, and no folder without films', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 0, maxLength: 3 })
      .chain((folders) => fc.constantFrom('x.mp4', 'y.mp4').map((name) => [...folders, name].join('/')));
    fc.assert(
      fc.property(fc.array(fc.record({ path, comes: fc.boolean() }), { maxLength: 60 }), (steps) => {
        const index = new FilmIndex(1000, 1000);
        const there = new Set<string>();
        for (const step of steps) {
          if (step.comes) {
            index.put(film(step.path));
            there.add(step.path);
          } else {
            index.remove(step.path);
            there.delete(step.path);
          }
        }
        const told: string[] = [];
        const walk = (folder: string): void => {
          const listing = index.list(folder);
          expect(listing).not.toBeNull();
          if (folder !== '')
            expect((listing?.films.length ?? 0) + (listing?.folders.length ?? 0)).toBeGreaterThan(0);
          told.push(...(names(listing) ?? []));
          for (const below of listing?.folders ?? []) walk(below.path);
        };
        walk('');
        expect(told.toSorted()).toEqual([...there].toSorted());
        for (const one of there) expect(index.get(one)?.path).toBe(one);
      }),
    );
  });
});
