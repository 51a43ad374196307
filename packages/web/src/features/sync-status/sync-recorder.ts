/** Sync recorder: samples the view for the badge and the graph, from entering the room on. */
import type { Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { markedName, peopleIn, roomSpread, type Person } from '../../room/people.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { correctionBetween, extended, recentSkew, type Counters, type Sample } from './sync-trace.ts';

/** As often as the participant measures. */
const SAMPLE_MS = 250;
/** Others report once a second; looking oftener would only draw steps. */
const OTHERS_EVERY = 4;
/** The figures shown are means over this, so that they can be read. */
const SMOOTH_MS = 2000;

export interface OtherTrace {
  readonly colour: number;
  readonly name: string;
  readonly trace: readonly Sample[];
}

export interface SyncRecord {
  readonly mine: readonly Sample[];
  /** By connection. */
  readonly others: ReadonlyMap<string, OtherTrace>;
  readonly skewMs: number | null;
  /** The largest difference between any two players of the room. */
  readonly spreadMs: number | null;
}

export interface SyncRecorder {
  readonly store: StoreApi<SyncRecord>;
  readonly start: () => Stop;
}

export function createSyncRecorder(session: RoomSession): SyncRecorder {
  const store = createStore<SyncRecord>(() => ({
    mine: [],
    others: new Map(),
    skewMs: null,
    spreadMs: null,
  }));
  let counters: Counters | null = null;
  let looks = 0;

  const othersAt = (people: readonly Person[], at: number): ReadonlyMap<string, OtherTrace> => {
    const others = new Map<string, OtherTrace>();
    for (const person of people) {
      const { here, connection, colour, skewMs } = person;
      if (here) continue;
      const known = store.getState().others.get(connection)?.trace ?? [];
      const trace = extended(known, { at, skewMs, correction: 'none' });
      others.set(connection, { colour, name: markedName(person), trace });
    }
    return others;
  };

  const sample = () => {
    const view = session.store.getState();
    const at = session.runtime.now();
    const before = counters;
    counters = view.follow?.counters ?? null;
    const people = peopleIn(view);
    const mine = extended(store.getState().mine, {
      at,
      skewMs: view.follow?.skewMs ?? null,
      correction: correctionBetween(before, counters),
    });
    const others = looks % OTHERS_EVERY === 0 ? othersAt(people, at) : store.getState().others;
    looks += 1;
    store.setState({ mine, others, skewMs: recentSkew(mine, SMOOTH_MS), spreadMs: roomSpread(people) });
  };

  return { store, start: () => session.runtime.every(SAMPLE_MS, sample) };
}
