/** Person copy: whose copy of the room's film somebody has open, how its cut is shifted, and how it differs. [SR6][SR11] */
import type { Item } from '@lockstep/core';
import { matchFilms, roomCopy, type FilmMatch } from './film-match.ts';
import type { PersonFilm } from './people.ts';

export interface PersonCopy {
  /** None of the room's sources. */
  readonly isOwn: boolean;
  /** A file of theirs, not a link. */
  readonly isFile: boolean;
  /** Their film is so much farther on than the room's, in s. */
  readonly offsetSec: number;
  readonly match: FilmMatch;
}

/** null while the room's film is not open there. */
export function copyOf(film: PersonFilm | null, item: Item | null): PersonCopy | null {
  if (film === null || item === null || film.item !== item.id) return null;
  const { name, size, duration, hash = null, own = false, offsetSec = 0 } = film;
  const isFile = name !== null;
  return {
    isOwn: own,
    isFile,
    offsetSec,
    match:
      own || isFile || hasSeveralLinks(item)
        ? matchFilms(roomCopy(item), { size, hash, duration })
        : { match: 'same' },
  };
}

/** One link is one film, however long each player takes it to be. */
const hasSeveralLinks = ({ sources }: Item): boolean =>
  sources.filter(({ kind }) => kind === 'link').length > 1;
