/** Watch outlook: what is to be expected of the film here. What finds it out is loaded when the room is on screen. */
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
  return {
    store,
    start() {
      let stopped = false;
      let stop: Stop = () => {};
      import('./look-ahead.ts').then(
        ({ lookAhead }) => {
          if (!stopped) stop = lookAhead(options, (state) => store.setState(state, true));
        },
        // Without a network nothing is fetched anyway.
        () => {},
      );
      return () => {
        stopped = true;
        stop();
      };
    },
  };
}
