/** Watch outlook: what is to be expected of the film here. What finds it out is loaded when the film is there. */
import type { Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { later } from '../room/later.ts';
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
    start: () =>
      later(
        options.session.runtime,
        async () => import('./look-ahead.ts'),
        ({ lookAhead }) => lookAhead(options, (state) => store.setState(state, true)),
      ),
  };
}
