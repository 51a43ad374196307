/**
 * Player watch: the film's facts and how it is fetched, read once a second while somebody looks at them and not at all
 * otherwise, nor while the page is hidden.
 */
import type { Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FilmPlayer } from '../../player/film-player.ts';
import { emptyMeter, metered, type Meter } from '../../player/transfer-meter.ts';
import { filmFile, UNTOLD, type FilmFile } from './film-size.ts';

/** One finished request for a part of the film, as the browser tells of it. */
export interface Transfer {
  /** ms on the page's clock. */
  readonly at: number;
  readonly tookMs: number;
  /** null where the server does not let the page know. */
  readonly bytes: number | null;
}

export interface Watched {
  readonly meter: Meter;
  readonly file: FilmFile;
  /** Latest first. */
  readonly transfers: readonly Transfer[];
}

export interface PlayerWatch {
  readonly store: StoreApi<Watched>;
  /** Reads as long as at least one holds it. */
  readonly hold: () => Stop;
}

const EVERY_MS = 1000;
const MOST_TRANSFERS = 5;

const watches = new WeakMap<FilmPlayer, PlayerWatch>();

/** The one watch of this player. */
export function playerWatchOf(player: FilmPlayer): PlayerWatch {
  const known = watches.get(player) ?? createPlayerWatch(player);
  watches.set(player, known);
  return known;
}

function createPlayerWatch(player: FilmPlayer): PlayerWatch {
  const store = createStore<Watched>(() => ({ meter: emptyMeter, file: UNTOLD, transfers: [] }));
  let holders = 0;
  let stop: Stop = () => {};

  const read = (): void => {
    const facts = document.hidden ? null : player.facts();
    if (facts !== null) store.setState(({ meter }) => ({ meter: metered(meter, facts) }));
  };

  const begin = (): Stop => {
    let asking = new AbortController();
    const askFile = (): void => {
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      store.setState({ file: UNTOLD, transfers: [] });
      void filmFile(player.store.getState().source, document.baseURI, signal).then((file) => {
        if (!signal.aborted) store.setState({ file });
      });
    };
    const unwatch = player.store.subscribe((state, before) => {
      if (state.source !== before.source) askFile();
    });
    const unobserve = observeTransfers((url, transfer) => {
      if (url !== player.facts()?.url) return;
      store.setState(({ transfers }) => ({ transfers: [transfer, ...transfers].slice(0, MOST_TRANSFERS) }));
    });
    askFile();
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => {
      clearInterval(timer);
      unwatch();
      unobserve();
      asking.abort();
    };
  };

  return {
    store,
    hold() {
      holders += 1;
      if (holders === 1) stop = begin();
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holders -= 1;
        if (holders === 0) stop();
      };
    },
  };
}

/** Requests that have ended, also those of before. */
function observeTransfers(told: (url: string, transfer: Transfer) => void): Stop {
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceResourceTiming)) continue;
      const bytes = entry.transferSize > 0 ? entry.transferSize : entry.encodedBodySize;
      told(entry.name, {
        at: entry.responseEnd,
        tookMs: entry.responseEnd - entry.startTime,
        bytes: bytes > 0 ? bytes : null,
      });
    }
  });
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}
