/** Kept: films of this room's queue on this device. What fetches and finds them is loaded when there is something to do. */
import type { Item, ItemId, Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeepFilms, KeepOptions, KeepStates } from './keep/keep-films.ts';

export interface Kept {
  readonly store: StoreApi<KeepStates>;
  readonly fetch: (item: Item) => void;
  readonly cancel: (item: ItemId) => void;
  readonly remove: (item: ItemId) => void;
  readonly start: () => Stop;
}

export function createKept(options: KeepOptions): Kept {
  const store = createStore<KeepStates>(() => new Map());
  let loading: Promise<KeepFilms> | null = null;
  let running = false;

  const load = async (): Promise<KeepFilms> => {
    const { createKeepFilms } = await import('./keep/keep-films.ts');
    return createKeepFilms(options, store);
  };
  const withFilms = (act: (films: KeepFilms) => void): void => {
    loading ??= load();
    loading.then(
      (films) => {
        if (running) act(films);
      },
      () => {
        // Without a network it could do nothing; the next press tries again.
        loading = null;
      },
    );
  };

  return {
    store,
    fetch: (item) => withFilms((films) => films.fetch(item)),
    cancel: (item) => withFilms((films) => films.cancel(item)),
    remove: (item) => withFilms((films) => films.remove(item)),
    start() {
      running = true;
      if (options.recall() !== null) withFilms(() => {});
      return () => {
        running = false;
        void loading?.then((films) => films.stop());
        loading = null;
      };
    },
  };
}
