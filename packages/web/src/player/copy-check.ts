/** Copy check: is the file a member picked the film the room watches? Told by length, size and name, never by content. */

export interface WantedCopy {
  readonly name: string;
  readonly size: number;
  /** In s; null until somebody's player has told. */
  readonly duration: number | null;
}

export interface PickedCopy {
  readonly name: string;
  readonly size: number;
  /** In s; null if the browser cannot tell. */
  readonly duration: number | null;
}

export type CopyMatch =
  /** The same size to the byte, or everything known agrees. */
  | { readonly match: 'same' }
  /** As long, but another file: another encoding of the same film most likely. */
  | { readonly match: 'alike' }
  /** Another length: probably another film or another cut. */
  | { readonly match: 'otherLength'; readonly wanted: number; readonly picked: number }
  /** Lengths unknown and sizes differ. */
  | { readonly match: 'otherSize'; readonly wanted: number; readonly picked: number };

/** Containers round their length differently; copies of one film agree within this. */
const LENGTH_TOLERANCE_SEC = 1;

export function compareCopies(wanted: WantedCopy, picked: PickedCopy): CopyMatch {
  if (wanted.size === picked.size) return { match: 'same' };
  if (wanted.duration === null || picked.duration === null) {
    return { match: 'otherSize', wanted: wanted.size, picked: picked.size };
  }
  return Math.abs(wanted.duration - picked.duration) <= LENGTH_TOLERANCE_SEC
    ? { match: 'alike' }
    : { match: 'otherLength', wanted: wanted.duration, picked: picked.duration };
}
