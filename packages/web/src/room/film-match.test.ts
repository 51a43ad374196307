import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec, type Item } from '@lockstep/core';
import { isWarned, matchFilms, roomCopy, type CopyMarks } from './film-match.ts';

const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);
const item: Item = {
  id: 'film',
  title: 'Film',
  duration: mediaSec(5530),
  sources: [{ kind: 'file', name: 'film.mp4', size: 1_400_000_000 }],
  fingerprint: { size: 1_400_000_000, hash, name: 'film.mp4' },
  addedBy: 'ann',
};
const { fingerprint: _, ...unmarked } = item;
const known = (marks: Partial<CopyMarks>): CopyMarks => ({
  size: null,
  hash: null,
  duration: null,
  ...marks,
});

test('[SR4] the same content is the same film, whatever else is told of it', () => {
  fc.assert(
    fc.property(
      fc.option(fc.nat()),
      fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
      (size, duration) => {
        expect(matchFilms(roomCopy(item), { hash, size, duration })).toEqual({ match: 'same' });
      },
    ),
  );
});

test('[SR4] without fingerprints the same size is the same film, unless the lengths say otherwise', () => {
  const size = 1_400_000_000;
  expect(matchFilms(roomCopy(unmarked), known({ size }))).toEqual({ match: 'same' });
  expect(matchFilms(roomCopy(unmarked), known({ size, duration: 5530.4 }))).toEqual({ match: 'same' });
  expect(matchFilms(roomCopy(unmarked), known({ size, duration: 5500 }))).toMatchObject({
    match: 'otherLength',
  });
});

test('[SR5] another length is told with the difference', () => {
  const longer = matchFilms(roomCopy(item), known({ hash: other, size: 9, duration: 5555 }));
  expect(longer).toEqual({ match: 'otherLength', bySec: 25 });
  expect(isWarned(longer)).toBe(true);
  expect(matchFilms(roomCopy(item), known({ duration: 5520.5 }))).toEqual({
    match: 'otherLength',
    bySec: -9.5,
  });
});

test('[SR5][SR6] as long but other bytes is another encoding, and no warning', () => {
  const alike = matchFilms(roomCopy(item), known({ hash: other, size: 900, duration: 5530.9 }));
  expect(alike).toEqual({ match: 'alike' });
  expect(isWarned(alike)).toBe(false);
  // As large to the byte, but not the same inside.
  expect(matchFilms(roomCopy(item), known({ hash: other, size: 1_400_000_000, duration: 5530 }))).toEqual({
    match: 'alike',
  });
});

test('[SR5] other bytes without a length are another file', () => {
  expect(matchFilms(roomCopy(item), known({ hash: other }))).toEqual({ match: 'otherFile' });
  expect(matchFilms(roomCopy({ ...unmarked, duration: null }), known({ size: 900, duration: 60 }))).toEqual({
    match: 'otherFile',
  });
});

test('[SR6] of what nothing is known nothing is said', () => {
  expect(matchFilms(roomCopy(item), known({}))).toEqual({ match: 'unknown' });
  expect(matchFilms(roomCopy({ ...unmarked, sources: [] }), known({ size: 5, duration: 5530 }))).toEqual({
    match: 'unknown',
  });
});

test('[SR4] each of the room’s files is the room’s', () => {
  const two: Item = {
    ...unmarked,
    sources: [...item.sources, { kind: 'file', name: 'small.mp4', size: 700 }],
  };
  expect(matchFilms(roomCopy(two), known({ size: 700, duration: 5530 }))).toEqual({ match: 'same' });
});
