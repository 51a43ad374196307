/** Way list: the ways to a film that this person can choose from, in words. Pure but for the words. */
import type { Item, Source } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import type { OwnCopy } from '../../player/own-copies.ts';

export interface Way {
  readonly key: string;
  readonly label: string;
  readonly use:
    | { readonly kind: 'room' }
    | { readonly kind: 'link'; readonly url: string }
    | { readonly kind: 'file' };
  readonly isChosen: boolean;
  /** The source of the room's that this is; null: none in particular. */
  readonly source: Source | null;
}

/** @param file name of the own file in use; null: none */
export function waysOf(item: Item, { link }: OwnCopy, file: string | null): readonly Way[] {
  const links = item.sources.flatMap((source) => (source.kind === 'link' ? [source] : []));
  const isOwnLink = link !== null && !links.some(({ url }) => url === link);
  return [
    {
      key: 'room',
      label: item.sources.length > 1 ? m.copies_room_any() : m.copies_room(),
      use: { kind: 'room' },
      isChosen: link === null && file === null,
      source: null,
    },
    // One way alone is the room's film itself.
    ...(item.sources.length > 1 ? links : []).map((source): Way => ({
      key: source.url,
      label: m.copies_room_link({ place: placeOf(source) }),
      use: { kind: 'link', url: source.url },
      isChosen: file === null && link === source.url,
      source,
    })),
    ...(isOwnLink
      ? [
          {
            key: 'link',
            label: m.copies_own_link({ place: placeOf({ kind: 'link', url: link }) }),
            use: { kind: 'link', url: link },
            isChosen: file === null,
            source: null,
          } as const,
        ]
      : []),
    ...(file === null
      ? []
      : [
          {
            key: 'file',
            label: m.copies_own_file({ name: file }),
            use: { kind: 'file' },
            isChosen: true,
            source: null,
          } as const,
        ]),
  ];
}

/** Where it comes from, as short as it can be told apart; of a link its secrets stay out of sight. */
export function placeOf(source: Source): string {
  if (source.kind === 'file') return source.name;
  const address = URL.canParse(source.url) ? new URL(source.url) : null;
  const path = (address?.pathname ?? source.url).split('/').findLast((part) => part !== '') ?? '';
  return `${address?.host ?? m.copies_this_server()} (${path.slice(0, 60)})`;
}
