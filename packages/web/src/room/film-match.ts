/** Film match: whether two copies are the same film, and how they differ. By content where it is known. [SR4][SR5] */
import type { Item } from '@lockstep/core';

/** What is known of a copy; null: not. */
export interface CopyMarks {
  /** In bytes. */
  readonly size: number | null;
  /** Of spread blocks. */
  readonly hash: string | null;
  /** In s. */
  readonly duration: number | null;
}

/** The room's copy; its sources may be of several sizes. */
export interface RoomCopy extends Omit<CopyMarks, 'size'> {
  readonly sizes: readonly number[];
}

export type FilmMatch =
  | { readonly match: 'same' }
  /** Nothing to tell it by. */
  | { readonly match: 'unknown' }
  /** As long, but other bytes: another encoding of the same film most likely. */
  | { readonly match: 'alike' }
  /** Another cut or another film: longer by so many s, or shorter (negative). */
  | { readonly match: 'otherLength'; readonly bySec: number }
  /** Other bytes, and a length is not known. */
  | { readonly match: 'otherFile' };

/** Containers round their length differently; copies of one film agree within this. */
const LENGTH_TOLERANCE_SEC = 1;

export function roomCopy({ sources, fingerprint, duration }: Item): RoomCopy {
  const files = sources.flatMap((source) => (source.kind === 'file' ? [source.size] : []));
  return {
    sizes: fingerprint === undefined ? files : [fingerprint.size, ...files],
    hash: fingerprint?.hash ?? null,
    duration,
  };
}

export function matchFilms(room: RoomCopy, copy: CopyMarks): FilmMatch {
  const hashed = room.hash !== null && copy.hash !== null;
  if (hashed && room.hash === copy.hash) return { match: 'same' };
  const bySec = room.duration === null || copy.duration === null ? null : copy.duration - room.duration;
  if (bySec !== null && Math.abs(bySec) > LENGTH_TOLERANCE_SEC) return { match: 'otherLength', bySec };
  const sized = room.sizes.length > 0 && copy.size !== null;
  if (!hashed && !sized) return { match: 'unknown' };
  if (!hashed && copy.size !== null && room.sizes.includes(copy.size)) return { match: 'same' };
  return bySec === null ? { match: 'otherFile' } : { match: 'alike' };
}

/** Whether it is to be told, and not only shown where copies are listed. [SR6] */
export const isWarned = ({ match }: FilmMatch): boolean => match === 'otherLength' || match === 'otherFile';
