/**
 * Own copies: what this member uses of an item for himself alone: his file, a link, one of the room's ways, and how far
 * his cut is from the room's. Nobody else is touched by it. Kept on the device, but for files. Rules SR10–SR16.
 */
import { mostOffsetSec, type ItemId, type Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createOwnFiles, type OwnFiles } from './own-files.ts';
import type { SourceWish } from './film-source.ts';

export interface OwnCopy {
  /** The link to use, as it was given; null: as the room says. */
  readonly link: string | null;
  /** The own film is so much farther on than the room, in s. */
  readonly offsetSec: number;
  /** Of the file used last, to ask for it again after a visit; null: none. */
  readonly fileName: string | null;
}

export const roomsCopy: OwnCopy = { link: null, offsetSec: 0, fileName: null };

export interface OwnCopies {
  /** Only of items for which something was chosen; the one chosen for last comes last. */
  readonly store: StoreApi<ReadonlyMap<ItemId, OwnCopy>>;
  readonly files: OwnFiles;
  readonly of: (item: ItemId | null) => OwnCopy;
  readonly wishFor: (item: ItemId | null) => SourceWish;
  readonly useFile: (item: ItemId, file: File) => void;
  readonly useLink: (item: ItemId, link: string) => void;
  readonly setOffset: (item: ItemId, offsetSec: number) => void;
  /** As if nothing had been chosen. [SR16] */
  readonly useRooms: (item: ItemId) => void;
  /** The room went from one queue to another: what is of items that were in it and are no more is forgotten. [SR14] */
  readonly follow: (before: readonly ItemId[], now: readonly ItemId[]) => void;
  /** Told when another way may be wished; an offset is none. */
  readonly onWish: (listener: () => void) => Stop;
  readonly close: Stop;
}

export interface OwnCopiesOptions {
  /** From an earlier visit. */
  readonly kept: string | null;
  readonly keep: (text: string) => void;
  readonly files?: OwnFiles;
}

/** Items that are remembered. */
const MOST = 50;
const LONGEST_LINK = 4096;
const LONGEST_NAME = 255;

export function createOwnCopies({ kept, keep, files = createOwnFiles() }: OwnCopiesOptions): OwnCopies {
  const store = createStore<ReadonlyMap<ItemId, OwnCopy>>(() => new Map(copiesFromText(kept)));
  const of = (item: ItemId | null): OwnCopy =>
    (item === null ? undefined : store.getState().get(item)) ?? roomsCopy;
  const put = (copies: readonly (readonly [ItemId, OwnCopy])[]) => {
    store.setState(new Map(copies), true);
    keep(JSON.stringify(copies));
  };
  const change = (item: ItemId, changes: Partial<OwnCopy>) => {
    const others = [...store.getState()].filter(([id]) => id !== item);
    const next = { ...of(item), ...changes };
    const isRooms = next.link === null && next.offsetSec === 0 && next.fileName === null;
    put(isRooms ? others : [...others, [item, next] as const].slice(-MOST));
  };
  return {
    store,
    files,
    of,
    wishFor: (item) => ({
      file: (item === null ? null : files.store.getState().get(item)) ?? null,
      link: of(item).link,
    }),
    useFile(item, file) {
      // In this order, here and below, no other way is taken in between.
      files.keep(item, file);
      change(item, { link: null, fileName: file.name.slice(0, LONGEST_NAME) });
    },
    useLink(item, link) {
      change(item, { link, fileName: null });
      files.drop(item);
    },
    setOffset: (item, offsetSec) => change(item, { offsetSec: offsetOf(offsetSec) }),
    useRooms(item) {
      change(item, roomsCopy);
      files.drop(item);
    },
    follow(before, now) {
      files.follow(before, now);
      const goes = (item: ItemId) => before.includes(item) && !now.includes(item);
      const copies = [...store.getState()];
      if (copies.some(([item]) => goes(item))) put(copies.filter(([item]) => !goes(item)));
    },
    onWish(listener) {
      const stops = [
        files.store.subscribe(listener),
        store.subscribe((now, before) => {
          const items = new Set([...now.keys(), ...before.keys()]);
          if ([...items].some((item) => linkOf(now, item) !== linkOf(before, item))) listener();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    close: files.close,
  };
}

const linkOf = (copies: ReadonlyMap<ItemId, OwnCopy>, item: ItemId): string | null =>
  copies.get(item)?.link ?? null;

/** Tenths of a second, within bounds. */
export function offsetOf(seconds: number): number {
  const tenths = Math.round((Number.isFinite(seconds) ? seconds : 0) * 10) / 10;
  return Math.min(mostOffsetSec, Math.max(-mostOffsetSec, tenths)) + 0;
}

/** What was kept may be from another version, or touched by hand: only what is as it should be is taken. */
function copiesFromText(text: string | null): readonly (readonly [ItemId, OwnCopy])[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((pair: unknown) => copyFrom(pair)).slice(-MOST);
  } catch {
    return [];
  }
}

function copyFrom(pair: unknown): readonly (readonly [ItemId, OwnCopy])[] {
  if (!Array.isArray(pair)) return [];
  const [item, copy]: readonly unknown[] = pair;
  if (typeof item !== 'string' || typeof copy !== 'object' || copy === null) return [];
  const link = 'link' in copy && isLink(copy.link) ? copy.link : null;
  const offsetSec = 'offsetSec' in copy && typeof copy.offsetSec === 'number' ? offsetOf(copy.offsetSec) : 0;
  const fileName =
    'fileName' in copy && typeof copy.fileName === 'string' ? copy.fileName.slice(0, LONGEST_NAME) : null;
  return [[item, { link, offsetSec, fileName }]];
}

const isLink = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_LINK && /^(https?:\/\/|\/(?![/\\]))/i.test(value);
