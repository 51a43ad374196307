import { expect, test } from 'vitest';
import { mediaSec, type Item } from '@lockstep/core';
import type { PersonFilm } from './people.ts';
import { copyOf } from './person-copy.ts';

const link = (name: string) => ({ kind: 'link', url: `https://a.example/${name}` }) as const;
const item = (...links: readonly string[]): Item => ({
  id: 'film',
  title: 'x',
  duration: mediaSec(100),
  sources: links.map(link),
  addedBy: 'm',
});
const film = (changes: Partial<PersonFilm> = {}): PersonFilm => ({
  item: 'film',
  name: null,
  size: null,
  duration: mediaSec(100),
  ...changes,
});

test('[SR11][SR20] it is told whose copy it is, and by how much it is shifted', () => {
  expect(copyOf(film({ own: true, offsetSec: -1.5 }), item('a'))).toMatchObject({
    isOwn: true,
    isFile: false,
    offsetSec: -1.5,
  });
  // Of an own file not even the name.
  expect(copyOf(film({ own: true, name: '', size: 5 }), item('a'))).toMatchObject({ isFile: true });
});

test('[SR6] of those who play the one link of an item nothing is said; of several links each may be another cut', () => {
  const longer = film({ duration: mediaSec(120) });
  expect(copyOf(longer, item('a'))?.match).toEqual({ match: 'same' });
  expect(copyOf(longer, item('a', 'b'))?.match).toEqual({ match: 'otherLength', bySec: 20 });
});

test('of another film, or of none, nothing is told', () => {
  expect(copyOf(null, item('a'))).toBe(null);
  expect(copyOf(film({ item: 'another' }), item('a'))).toBe(null);
  expect(copyOf(film(), null)).toBe(null);
});
