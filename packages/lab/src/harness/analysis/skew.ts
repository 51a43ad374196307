/** Skew: how far apart films are at common moments. */
import { median } from './figures.ts';
import { placeAt, type Track } from './track.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export const gridMs = 20;

/** |difference| in ms of every two members at every moment of the grid at which both films move. */
export function pairSkews(tracks: readonly Track[], span: Span): number[] {
  const skews: number[] = [];
  for (let moment = span.from; moment < span.to; moment += gridMs) {
    const positions = tracks.flatMap((track) => {
      const place = placeAt(track, moment);
      return place?.moving === true ? [place.position] : [];
    });
    positions.forEach((one, index) => {
      for (const other of positions.slice(index + 1)) skews.push(Math.abs(one - other) * 1000);
    });
  }
  return skews;
}

/** Furthest ahead minus furthest behind, in ms; null unless all are known. */
export function spreadAt(tracks: readonly Track[], moment: number): number | null {
  const positions: number[] = [];
  for (const track of tracks) {
    const place = placeAt(track, moment);
    if (place === null) return null;
    positions.push(place.position);
  }
  return (Math.max(...positions) - Math.min(...positions)) * 1000;
}

/** What is left apart `afterMs` after `moment`: the middle spread of a fifth of a second from then on. */
export function residualMs(tracks: readonly Track[], moment: number, afterMs = 2000): number | null {
  const spreads: number[] = [];
  for (let wait = afterMs; wait < afterMs + 200; wait += gridMs) {
    const spread = spreadAt(tracks, moment + wait);
    if (spread !== null) spreads.push(spread);
  }
  return median(spreads);
}
