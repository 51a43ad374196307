/**
 * HLS zero: where on the element's time the film begins. A piece counts from its first decoded picture, which is not the
 * first seen, and a list says when each piece is seen; so the first piece that is put in tells by how much the two
 * differ. All who watch then mean the same picture by the same second, wherever they came in. [MD15]
 */
import type HlsType from 'hls.js';
import type { LevelDetails } from 'hls.js';
import type { StoreApi } from 'zustand/vanilla';
import type { Circumstances, FeedState } from '../feed.ts';
import { liveStart, spanOf, type LiveStart } from './hls-live.ts';

export interface Zero {
  readonly read: () => number;
  /** The same on the time of its list, by which texts go. */
  readonly list: () => number;
  /** The film's length as its list says; null until known. */
  readonly duration: () => number | null;
  /** The first piece is in. */
  readonly known: Promise<void>;
}

/** More is no order of pictures but a fault of the list. */
const MOST_SEC = 0.5;
/** Lists round their times. */
const ROUNDED_SEC = 0.002;
/**
 * Pieces count in 1/90000 s, and a frame of theirs may begin a hair after the second it belongs to: so much later it is
 * asked for, lest the frame before it is shown to those who have the film in other pieces.
 */
const HAIR_SEC = 0.0005;

/**
 * @param begins when pieces are seen, as their list says
 * @param from where on the element's time what was put in begins: the first picture of one of them
 */
export function zeroFrom(begins: readonly number[], from: number): number {
  const before = begins.filter((at) => at <= from + ROUNDED_SEC);
  if (before.length === 0) return 0;
  const off = from - Math.max(...before);
  return off < MOST_SEC ? off + HAIR_SEC : 0;
}

/** A live film begins where the room is or, before the room has been there, at the server's now. */
export function watchZero(
  { Events }: typeof HlsType,
  hls: HlsType,
  store: StoreApi<FeedState>,
  { position, now }: Pick<Circumstances, 'position' | 'now'>,
): Zero {
  let begins: readonly number[] | null = null;
  /** Where the list's second 0 is on the element's time. */
  let off: number | null = null;
  let duration: number | null = null;
  let live: LiveStart | null = null;
  let tell: () => void = () => undefined;
  const known = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const read = () => (off ?? 0) + (live?.base ?? 0);
  const tellSpan = (details: LevelDetails) => {
    if (live !== null) store.setState({ live: spanOf(hls, details, read(), live.exact) });
  };
  hls.on(Events.LEVEL_LOADED, (_, { details }) => {
    if (begins !== null) return;
    // The first list alone: into later ones hls.js writes what it learns from pieces.
    begins = details.fragments.map(({ start }) => start);
    if (details.live) live = liveStart(details, now(), position());
    else duration = details.totalduration;
    tellSpan(details);
  });
  hls.on(Events.LEVEL_UPDATED, (_, { details }) => tellSpan(details));
  hls.on(Events.BUFFER_APPENDED, (_, { timeRanges }) => {
    const ranges = timeRanges.video ?? timeRanges.audiovideo;
    if (off !== null || begins === null || ranges === undefined || ranges.length === 0) return;
    off = zeroFrom(begins, ranges.start(0));
    tell();
  });
  // A film without a picture has nothing to be off.
  hls.on(Events.FRAG_BUFFERED, (_, { frag }) => {
    if (frag.type === 'main' && frag.sn !== 'initSegment') tell();
  });
  return { read, list: () => live?.base ?? 0, duration: () => duration, known };
}
