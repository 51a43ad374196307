/** Watch outlook: what is to be expected of the film here. What finds it out is loaded when the room is on screen. */
import type { Stop, Trouble } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import type { FilmPlayer } from './film-player.ts';
import type { RoomServer } from './room-server.ts';

export interface OutlookState {
  readonly trouble: Trouble | null;
  /** Seconds of film that come in per second; null: not known. */
  readonly speed: number | null;
}

export interface OutlookWatch {
  readonly store: StoreApi<OutlookState>;
  readonly start: () => Stop;
}

export interface OutlookOptions {
  readonly session: RoomSession;
  readonly player: Pick<FilmPlayer, 'facts' | 'tellTrouble' | 'store'>;
  readonly server: Pick<RoomServer, 'transfers'>;
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
