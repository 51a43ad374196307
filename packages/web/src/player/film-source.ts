/** Film source: which of an item's ways to its picture this device takes. */
import type { Item } from '@lockstep/core';
import { below } from '../base.ts';
import type { OwnFile } from './own-files.ts';

export type FilmSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly url: string }
  | {
      readonly kind: 'file';
      readonly file: File;
      /** An object URL of it. */
      readonly url: string;
      readonly name: string;
      readonly size: number;
    }
  /** The film is a file somebody has; this member has to choose his copy. */
  | { readonly kind: 'missing'; readonly name: string; readonly size: number };

/** An own copy first: it needs no network. Then a link; then the copy that is still to be chosen. */
export function sourceOf(item: Item | null, own: OwnFile | null): FilmSource {
  if (item === null) return { kind: 'none' };
  if (own !== null)
    return { kind: 'file', file: own.file, url: own.url, name: own.file.name, size: own.file.size };
  for (const source of item.sources) {
    // A path is one on this server, for each member below the prefix under which he reaches it.
    if (source.kind === 'link') {
      return { kind: 'link', url: source.url.startsWith('/') ? below(source.url) : source.url };
    }
  }
  for (const source of item.sources) {
    if (source.kind === 'file') return { kind: 'missing', name: source.name, size: source.size };
  }
  return { kind: 'none' };
}
