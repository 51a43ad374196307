/** Write list: the queue as a playlist that other players understand, and that can be read in again. Rule QU5. */
import type { Item } from '@lockstep/core';

/** @param home where the app is, as in `location.origin + base`, for films of this server */
export function writeList(
  items: readonly Pick<Item, 'title' | 'duration' | 'sources'>[],
  home: string,
): string {
  const lines = items.flatMap((item) => {
    const place = placeOf(item, home);
    if (place === null) return [];
    const seconds = item.duration === null ? -1 : Math.round(item.duration);
    return [`#EXTINF:${seconds},${item.title}`, place];
  });
  return ['#EXTM3U', ...lines, ''].join('\n');
}

/** Every link of the queue, one a line. */
export const writeLinks = (items: readonly Pick<Item, 'sources'>[], home: string): string =>
  items.flatMap(({ sources }) => linkOf(sources, home) ?? []).join('\n');

function linkOf(sources: Item['sources'], home: string): string | null {
  for (const source of sources) {
    if (source.kind === 'link') return source.url.startsWith('/') ? home + source.url : source.url;
  }
  return null;
}

/** A copy of one's own is its name: a player finds it beside the list. */
function placeOf({ sources }: Pick<Item, 'sources'>, home: string): string | null {
  const link = linkOf(sources, home);
  if (link !== null) return link;
  for (const source of sources) {
    if (source.kind === 'file') return source.name.replaceAll(/[\r\n]+/g, ' ');
  }
  return null;
}
