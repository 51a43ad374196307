/** Quality words: which of several qualities need more than their height to be told apart, and their rates. [MD11] */
import type { Quality } from './feeds/feed.ts';

/** How a quality is named. */
export type QualityName =
  | { readonly by: 'height'; readonly height: number }
  | { readonly by: 'both'; readonly height: number; readonly mbit: number }
  | { readonly by: 'rate'; readonly mbit: number }
  /** Nothing is told of it: its place in the list, from 1. */
  | { readonly by: 'place'; readonly place: number };

export function qualityName(quality: Quality, all: readonly Quality[]): QualityName {
  const { height, bitrate } = quality;
  const mbit = bitrate === null ? null : inMbit(bitrate);
  const alike = all.filter((one) => one.height === height).length > 1;
  if (height === null) return mbit === null ? placeIn(quality, all) : { by: 'rate', mbit };
  return alike && mbit !== null ? { by: 'both', height, mbit } : { by: 'height', height };
}

const placeIn = (quality: Quality, all: readonly Quality[]): QualityName => ({
  by: 'place',
  place: all.indexOf(quality) + 1,
});

/** Small rates are told finer. */
function inMbit(bitrate: number): number {
  const mbit = bitrate / 1e6;
  return mbit < 1 ? Math.round(mbit * 100) / 100 : Math.round(mbit * 10) / 10;
}
