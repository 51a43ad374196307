/** Film source: which of an item's ways to its picture this device takes. */
import type { Item } from '@lockstep/core';
import { below } from '../base.ts';
import { embedOf, type EmbedSite } from './embed-link.ts';
import type { OwnFile } from './own-files.ts';

export type FilmSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly url: string }
  /** A film of another site, which shows it itself. */
  | { readonly kind: 'embed'; readonly url: string; readonly site: EmbedSite }
  | { readonly kind: 'file'; readonly url: string; readonly name: string; readonly size: number }
  /** The film is a file somebody has; this member has to choose his copy. */
  | { readonly kind: 'missing'; readonly name: string; readonly size: number };

/** An own copy first: it needs no network. Then a link; then the copy that is still to be chosen. */
export function sourceOf(item: Item | null, own: OwnFile | null): FilmSource {
  if (item === null) return { kind: 'none' };
  if (own !== null) return { kind: 'file', url: own.url, name: own.file.name, size: own.file.size };
  for (const source of item.sources) {
    // A path is one on this server, for each member below the prefix under which he reaches it.
    if (source.kind === 'link') {
      if (source.url.startsWith('/')) return { kind: 'link', url: below(source.url) };
      const embed = embedOf(source.url);
      if (embed !== null) return { kind: 'embed', url: source.url, site: embed.site };
      return { kind: 'link', url: source.url };
    }
  }
  for (const source of item.sources) {
    if (source.kind === 'file') return { kind: 'missing', name: source.name, size: source.size };
  }
  return { kind: 'none' };
}
