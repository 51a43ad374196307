/**
 * Film marks: what is known of the film that is open (what is in it, by how much its cut differs), told to the participant
 * and so to the others. [SR20]
 */
import type { FilmMarks, ItemId, Stop } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import type { OwnCopies } from './own-copies.ts';

export interface OpenMarks {
  /** The film at `url` is open from now on; its marks so far. */
  readonly open: (item: ItemId, url: string) => FilmMarks;
  /** SHA-256 of spread blocks of what is at `url`. */
  readonly know: (url: string, hash: string) => void;
  /** By how much what is open differs, in s. */
  readonly offsetSec: () => number;
  readonly start: () => Stop;
}

/** Steps of the offset come quickly, and each brings the film elsewhere. */
const REST_MS = 200;

export function createFilmMarks({ participant, runtime }: RoomSession, copies: OwnCopies): OpenMarks {
  /** By address. */
  const hashes = new Map<string, string>();
  let film: { readonly item: ItemId; readonly url: string } | null = null;
  let stopTimer: Stop = () => {};
  const offsetSec = () => copies.of(film?.item ?? null).offsetSec;
  const marks = (): FilmMarks => ({
    hash: film === null ? null : (hashes.get(film.url) ?? null),
    offsetSec: offsetSec(),
  });
  const tell = () => participant.markFilm(marks());
  return {
    open(item, url) {
      film = { item, url };
      return marks();
    },
    know(url, hash) {
      hashes.set(url, hash);
      tell();
    },
    offsetSec,
    start() {
      const unwatch = copies.store.subscribe((now, before) => {
        if (film === null || now.get(film.item)?.offsetSec === before.get(film.item)?.offsetSec) return;
        stopTimer();
        stopTimer = runtime.after(REST_MS, tell);
      });
      return () => {
        unwatch();
        stopTimer();
      };
    },
  };
}
