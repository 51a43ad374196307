/** Place of: how the history knows a film of the queue. */
import type { Item } from '@lockstep/core';
import type { FilmPlace } from '../../device/film-history.ts';
import { DEMO_FILM } from '../../player/film-choice.ts';

/** null: the demo, which is at hand anyway. */
export function placeOf(item: Item): FilmPlace | null {
  for (const source of item.sources) {
    if (source.kind === 'link') return source.url === DEMO_FILM ? null : { url: source.url };
  }
  for (const source of item.sources) {
    if (source.kind === 'file') return { name: source.name, size: source.size };
  }
  return null;
}
