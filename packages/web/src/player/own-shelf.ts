/**
 * Own shelf: files this person has shown the page during this visit, also those that are in no queue: copies for films that
 * come later, and next episodes. They stay on this device, and are forgotten with the page. Rules QU13, QU14.
 */
import type { Item, Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import type { OwnFiles } from './own-files.ts';

export interface OwnShelf {
  readonly store: StoreApi<readonly File[]>;
  readonly put: (files: readonly File[]) => void;
  /** The copy of just this name and size. */
  readonly copyOf: (wanted: { readonly name: string; readonly size: number }) => File | null;
}

/** A person's whole collection; a page can hold so many references without noticing. */
const MOST = 5000;

export function createOwnShelf(): OwnShelf {
  const store = createStore<readonly File[]>(() => []);
  const copyOf: OwnShelf['copyOf'] = ({ name, size }) =>
    store.getState().find((file) => file.name === name && file.size === size) ?? null;
  return {
    store,
    put(files) {
      const known = new Set(store.getState().map(markOf));
      const news = files.filter((file) => !known.has(markOf(file)));
      if (news.length > 0) store.setState([...store.getState(), ...news].slice(-MOST), true);
    },
    copyOf,
  };
}

/** One for the page: it outlives the room. */
export const ownShelf = createOwnShelf();

/** Films of the queue that lie on the shelf are this member's copies at once, without being asked for. [QU13] */
export function provideCopies(session: RoomSession, files: OwnFiles, shelf: OwnShelf = ownShelf): Stop {
  const look = () => {
    for (const item of session.store.getState().room?.queue ?? []) {
      const wanted = fileOf(item);
      if (wanted === null || files.store.getState().has(item.id)) continue;
      const copy = shelf.copyOf(wanted);
      if (copy !== null) files.keep(item.id, copy);
    }
  };
  const stops = [
    session.store.subscribe((view, before) => {
      if (view.room?.queue !== before.room?.queue) look();
    }),
    shelf.store.subscribe(look),
  ];
  look();
  return () => {
    for (const stop of stops) stop();
  };
}

/** The own file that this item is of, unless it has a link for everybody. */
export function fileOf(item: Item): { readonly name: string; readonly size: number } | null {
  if (item.sources.some(({ kind }) => kind === 'link')) return null;
  for (const source of item.sources) if (source.kind === 'file') return source;
  return null;
}

const markOf = (file: File): string => `${folderOf(file)}/${file.name}/${file.size}`;

/** '' for files that were picked by themselves. */
export const folderOf = ({ webkitRelativePath }: File): string =>
  webkitRelativePath.slice(0, Math.max(0, webkitRelativePath.lastIndexOf('/')));
