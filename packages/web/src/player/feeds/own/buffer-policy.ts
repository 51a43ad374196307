/** Buffer policy: what is to be done next with the part of a track that the browser holds. */

/** How much is held around the position, in s. */
export interface Room {
  readonly aheadSec: number;
  /** Of what has been seen, for small steps back. */
  readonly behindSec: number;
}

export const usualRoom: Room = { aheadSec: 30, behindSec: 20 };

/** Taking away has a price; it is done in parts of so many s. */
const TRIM_SEC = 10;
/** A browser that has no room for so much has none for a film. */
const LEAST: Room = { aheadSec: 4, behindSec: 1 };
/** A position may stand so much before what is held, or after its end when the film has run dry, in s. */
const NEAR_SEC = 0.3;

export interface Held {
  /** In s. */
  readonly from: number;
  readonly to: number;
}

export interface BufferSight {
  readonly position: number;
  /** What is held, in order. */
  readonly held: readonly Held[];
  /** Where the pump was sent to begin; null: there is no pump yet. */
  readonly begun: number | null;
  /** The pump has brought all. */
  readonly over: boolean;
  readonly room: Room;
}

export type BufferDeed =
  /** Nothing of what is held is of use: empty it and begin at the position. */
  | { readonly deed: 'begin' }
  | { readonly deed: 'fetch' }
  | { readonly deed: 'trim'; readonly to: number }
  | { readonly deed: 'rest' };

/** [RX4] */
export function nextDeed({ position, held, begun, over, room }: BufferSight): BufferDeed {
  if (begun === null) return { deed: 'begin' };
  const [first] = held;
  const last = held.at(-1);
  // A track may end before the film does: there is no more of it to be had.
  if (over && begun <= position && position >= (last?.to ?? begun)) return { deed: 'rest' };
  const here = held.find(({ from, to }) => from - NEAR_SEC <= position && position < to);
  // Sent to where one is now, it may begin far before (there is the key picture) or after (there the sound begins).
  const onItsWay = begun === position;
  const ranDry =
    last !== undefined && begun <= position && position >= last.to && position - last.to <= NEAR_SEC;
  if (here === undefined && !onItsWay && !ranDry) return { deed: 'begin' };
  if (here !== undefined && first !== undefined && position - first.from > room.behindSec + TRIM_SEC)
    return { deed: 'trim', to: position - room.behindSec };
  const end = here?.to ?? last?.to ?? position;
  return over || end - position >= room.aheadSec ? { deed: 'rest' } : { deed: 'fetch' };
}

/** How much is held from now on, when the browser has no room for more than it holds; null: it cannot be less. [RX5] */
export function lessRoom(room: Room, heldAheadSec: number): Room | null {
  if (room.aheadSec <= LEAST.aheadSec) return null;
  const aheadSec = Math.max(LEAST.aheadSec, Math.min(room.aheadSec, heldAheadSec) * 0.7);
  return { aheadSec, behindSec: Math.max(LEAST.behindSec, room.behindSec / 2) };
}
