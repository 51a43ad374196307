/** Film source: which of the ways to an item's picture this device takes. Rules SR10–SR15 in docs/spec/sources.md. */
import type { Item, Source } from '@lockstep/core';
import { below } from '../base.ts';
import { embedOf, type EmbedSite } from './embed-link.ts';
import type { OwnFile } from './own-files.ts';

export type FilmSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly url: string; readonly isOwn: boolean }
  /** A film of another site, which shows it itself. */
  | { readonly kind: 'embed'; readonly url: string; readonly site: EmbedSite; readonly isOwn: boolean }
  | {
      readonly kind: 'file';
      readonly file: File;
      /** An object URL of it. */
      readonly url: string;
      readonly name: string;
      readonly size: number;
      readonly isOwn: boolean;
    }
  /** The film is a file somebody has; this member has to choose his copy. */
  | { readonly kind: 'missing'; readonly name: string; readonly size: number };

export type OpenSource = Extract<FilmSource, { kind: 'link' | 'embed' | 'file' }>;

/** What this member has chosen for an item. */
export interface SourceWish {
  /** His copy; null: none. */
  readonly file: OwnFile | null;
  /** A link of his own, or one of the room's, as it was given; null: none. */
  readonly link: string | null;
}

/** A path is one on this server, for each member below the prefix under which he reaches it. */
const opened = (url: string): string => (url.startsWith('/') ? below(url) : url);

const linksOf = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => (source.kind === 'link' ? [source.url] : []));

/** Where its film is to be fetched by a link; null: nowhere. */
export function linkOf({ sources }: Item): string | null {
  const link = linksOf(sources).find((url) => url.startsWith('/') || embedOf(url) === null);
  return link === undefined ? null : opened(link);
}

/** Every way there is, the one that is tried first first. [SR10] */
export function waysTo({ sources }: Item, { file, link }: SourceWish): readonly OpenSource[] {
  const links = linksOf(sources);
  // Own: where the room names files everybody is meant to bring one. [SR12]
  const wantsFiles = sources.some(({ kind }) => kind === 'file');
  const way = (url: string): OpenSource => {
    const isOwn = !links.includes(url);
    const embed = url.startsWith('/') ? null : embedOf(url);
    return embed === null
      ? { kind: 'link', url: opened(url), isOwn }
      : { kind: 'embed', url, site: embed.site, isOwn };
  };
  return [
    ...(file === null
      ? []
      : [
          {
            kind: 'file' as const,
            file: file.file,
            url: file.url,
            name: file.file.name,
            size: file.file.size,
            isOwn: !wantsFiles,
          },
        ]),
    ...(link === null ? [] : [way(link)]),
    ...links.filter((url) => url !== link).map(way),
  ];
}

/** The first that has not failed; when all have, the one that was tried last. [SR15] */
export function sourceOf(item: Item | null, wish: SourceWish, failed: ReadonlySet<string>): FilmSource {
  if (item === null) return { kind: 'none' };
  const ways = waysTo(item, wish);
  const way = ways.find(({ url }) => !failed.has(url)) ?? ways.at(-1);
  if (way !== undefined) return way;
  for (const source of item.sources) {
    if (source.kind === 'file') return { kind: 'missing', name: source.name, size: source.size };
  }
  return { kind: 'none' };
}

export function isSameWay(a: FilmSource, b: FilmSource): boolean {
  if (a.kind !== b.kind) return false;
  if ('url' in a && 'url' in b) return a.url === b.url && a.isOwn === b.isOwn;
  if ('name' in a && 'name' in b) return a.name === b.name && a.size === b.size;
  return true;
}
