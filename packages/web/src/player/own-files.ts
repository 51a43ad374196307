/**
 * Own files: the copies this member picked, by item, for as long as the page lives. A file never leaves the device: the
 * media element reads it through an object URL.
 */
import type { ItemId, Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface OwnFile {
  readonly file: File;
  /** An object URL, valid until the file is replaced or the shelf closed. */
  readonly url: string;
}

export interface OwnFiles {
  readonly store: StoreApi<ReadonlyMap<ItemId, OwnFile>>;
  /** From now on this is the member's copy of `item`; an earlier one is let go. */
  readonly keep: (item: ItemId, file: File) => void;
  /** Lets go of the member's copy of `item`, if there is one. */
  readonly letGo: (item: ItemId) => void;
  /** The room went from one queue to another: lets go of copies of items that were in it and are no more. */
  readonly follow: (before: readonly ItemId[], now: readonly ItemId[]) => void;
  close: Stop;
}

interface ObjectUrls {
  readonly createObjectURL: (file: File) => string;
  readonly revokeObjectURL: (url: string) => void;
}

export function createOwnFiles(urls: ObjectUrls = URL): OwnFiles {
  const store = createStore<ReadonlyMap<ItemId, OwnFile>>(() => new Map());

  const drop = (goes: (item: ItemId) => boolean) => {
    const leaving = [...store.getState()].filter(([item]) => goes(item));
    if (leaving.length === 0) return;
    const kept = new Map(store.getState());
    for (const [item] of leaving) kept.delete(item);
    store.setState(kept, true);
    // After the elements have let go of them.
    for (const [, own] of leaving) urls.revokeObjectURL(own.url);
  };

  return {
    store,
    keep(item, file) {
      const earlier = store.getState().get(item);
      store.setState(new Map(store.getState()).set(item, { file, url: urls.createObjectURL(file) }), true);
      if (earlier !== undefined) urls.revokeObjectURL(earlier.url);
    },
    letGo: (item) => drop((one) => one === item),
    // A copy may be here before its item is: the room tells of a new item a little later than it was asked to add it.
    follow: (before, now) => drop((item) => before.includes(item) && !now.includes(item)),
    close: () => drop(() => true),
  };
}
