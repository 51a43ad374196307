/** Watch outlook: what is to be expected of the film here. What finds it out is loaded when there is a film. */
import type { Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutlookOptions, OutlookState } from './look-ahead.ts';

export interface OutlookWatch {
  readonly store: StoreApi<OutlookState>;
  readonly start: () => Stop;
}

const clear: OutlookState = { trouble: null, speed: null };

export function createOutlookWatch(options: OutlookOptions): OutlookWatch {
  const store = createStore<OutlookState>(() => clear);
  const { player } = options;
  return {
    store,
    start() {
      let isOver = false;
      let isAsked = false;
      let stop: Stop = () => {};
      const begin = async () => {
        isAsked = true;
        const { lookAhead } = await import('./look-ahead.ts');
        if (!isOver) stop = lookAhead(options, (state) => store.setState(state, true));
      };
      const look = () => {
        if (isAsked || player.store.getState().duration === null) return;
        // Without a network nothing is fetched anyway; it is tried again with the next news of the film.
        begin().catch(() => {
          isAsked = false;
        });
      };
      look();
      const unwatch = player.store.subscribe(look);
      return () => {
        isOver = true;
        unwatch();
        stop();
      };
    },
  };
}
