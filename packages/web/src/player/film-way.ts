/** Film way: the way to the picture that is taken now, and those that have failed. [SR15] */
import { currentItem, type Item } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import { isSameWay, sourceOf, waysTo, type FilmSource } from './film-source.ts';
import type { OwnCopies } from './own-copies.ts';

export interface FilmWay {
  readonly now: () => { readonly item: Item | null; readonly source: FilmSource };
  /** This one has failed; whether there is another to take. */
  readonly failed: (source: FilmSource) => boolean;
  /** Something else was chosen: that may be tried again. */
  readonly chosen: () => void;
  /** Something else is on, or the person wants to try again: all may be. */
  readonly anew: () => void;
}

export function createFilmWay({ store }: RoomSession, copies: OwnCopies): FilmWay {
  let failed: ReadonlySet<string> = new Set();
  const now = () => {
    const { room } = store.getState();
    const item = room === null ? null : currentItem(room);
    return { item, source: sourceOf(item, copies.wishFor(item?.id ?? null), failed) };
  };
  return {
    now,
    failed(source) {
      if (!('url' in source)) return false;
      failed = new Set([...failed, source.url]);
      return !isSameWay(now().source, source);
    },
    chosen() {
      const { item } = now();
      const [first] = item === null ? [] : waysTo(item, copies.wishFor(item.id));
      failed = new Set([...failed].filter((url) => url !== first?.url));
    },
    anew: () => {
      failed = new Set();
    },
  };
}
