/** Apart: who of several was it: for each by himself how far he was from the others, and what was done to his film. */
import { countEvents } from './deeds.ts';
import { median } from './figures.ts';
import { gridMs, type Span } from './skew.ts';
import { placeAt, type Track } from './track.ts';

/** One line for each; ahead is positive. */
export function apartLines(tracks: readonly Track[], span: Span): readonly string[] {
  const off = tracks.map((): number[] => []);
  for (let moment = span.from; moment < span.to; moment += gridMs) {
    const places = tracks.map((track) => placeAt(track, moment));
    const moving = places.flatMap((place) => (place?.moving === true ? [place.position] : []));
    const middle = median(moving);
    if (middle === null) continue;
    places.forEach((place, index) => {
      if (place?.moving === true) off[index]?.push((place.position - middle) * 1000);
    });
  }
  return tracks.map((track, index) => {
    const ahead = median(off[index] ?? []);
    const count = (kind: 'seeking' | 'waiting'): number => countEvents([track], span, kind);
    const where = ahead === null ? 'not moving' : `${ahead.toFixed(1)} ms`;
    return `${track.name}: ${where}, jumped ${count('seeking')}, ran dry ${count('waiting')}`;
  });
}
