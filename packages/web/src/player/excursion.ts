/**
 * Excursion: this person leaves the room's line for a while, alone or along with somebody, and comes back. Nobody waits
 * for them meanwhile. Rules CL50–CL57 in docs/spec/client.md.
 */
import { mediaSec, positionAt, type RoomNews, type RoomView, type Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isAway } from '../room/own-line.ts';
import type { RoomSession } from '../room/room-session.ts';
import { alongStep, ownLineOf } from './along.ts';

/** As far as "what did she say?" goes. */
export const LOOK_BACK_SEC = 10;

export interface ExcursionState {
  /** none: on the room's line · along: with the connection `with`, wherever it goes. */
  readonly kind: 'none' | 'alone' | 'along';
  readonly with: string | null;
}

export interface Excursion {
  readonly store: StoreApi<ExcursionState>;
  /** Away from the line, or back to it: for a setting that says which. */
  readonly setDetached: (detached: boolean) => void;
  /** Away, and so many seconds back; once away, farther back. */
  readonly lookBack: (seconds?: number) => void;
  readonly comeBack: () => void;
  /** Everybody to my place; I am back on the line when the room has agreed. */
  readonly bringEverybody: () => void;
  /** Me to where this connection is. [CL55] */
  readonly goTo: (connection: string) => void;
  /** I moved my film myself: with nobody any more. */
  readonly moved: () => void;
  readonly start: () => Stop;
}

const NONE: ExcursionState = { kind: 'none', with: null };
const ALONE: ExcursionState = { kind: 'alone', with: null };
/** Nearer to the line than this there is nothing to land anew. */
const IN_STEP_MS = 60;

export function createExcursion(session: RoomSession): Excursion {
  const { participant, runtime } = session;
  const store = createStore<ExcursionState>(() => NONE);
  let asked: string | null = null;
  let soughtAt = Number.NEGATIVE_INFINITY;

  const leave = (kind: ExcursionState = ALONE): boolean => {
    const { follow, room } = participant.view();
    if (follow === null || room === null || room.current === null || follow.playBlocked) return false;
    const ran = follow.phase !== 'paused' && room.playback.timeline.playing;
    const fresh = !isAway({ follow });
    store.setState(kind, true);
    if (!fresh) return true;
    participant.setAway(true);
    // Leaving the line stops no film that ran.
    if (ran) participant.moveOwn({ type: 'play' });
    return true;
  };

  const comeBack = () => {
    asked = null;
    if (store.getState().kind === 'none') return;
    store.setState(NONE, true);
    participant.setAway(false);
  };

  const here = () => {
    const { follow, room } = participant.view();
    const now = participant.serverNow();
    if (follow === null || room === null || now === null) return null;
    if (follow.ownLine !== undefined) return positionAt(follow.ownLine, now);
    // A view may be a quarter of a second old; the line and the skew say it as of now.
    if (follow.skewMs !== null)
      return mediaSec(positionAt(room.playback.timeline, now) + follow.skewMs / 1000);
    return follow.position;
  };

  const keepAlong = (view: RoomView) => {
    const { kind, with: connection } = store.getState();
    const now = participant.serverNow();
    if (kind !== 'along' || now === null) return;
    const row = view.roster.find((one) => one.connection === connection);
    const step = alongStep(row, participant.view().follow?.ownLine, now, runtime.now() - soughtAt);
    switch (step.type) {
      case 'back':
        return comeBack();
      case 'alone':
        store.setState(ALONE, true);
        return;
      case 'moves':
        for (const move of step.moves) {
          if (move.type === 'seek') soughtAt = runtime.now();
          participant.moveOwn(move);
        }
    }
  };

  const hear = (news: RoomNews) => {
    if (asked === null) return;
    if (news.type === 'entry' && news.entry.command === asked) comeBack();
    if (news.type === 'refused' && news.command.type === 'syncToMe') asked = null;
  };

  return {
    store,
    setDetached: (detached) => {
      if (detached) leave();
      else comeBack();
    },
    lookBack(seconds = LOOK_BACK_SEC) {
      const from = here();
      if (from === null || !leave()) return;
      participant.moveOwn({ type: 'seek', to: mediaSec(Math.max(0, from - seconds)) });
    },
    comeBack,
    bringEverybody() {
      const position = here();
      if (position !== null) asked = participant.send({ type: 'syncToMe', position });
    },
    goTo(connection) {
      const view = participant.view();
      const row = view.roster.find((one) => one.connection === connection);
      if (row !== undefined && ownLineOf(row) !== null) {
        soughtAt = Number.NEGATIVE_INFINITY;
        if (leave({ kind: 'along', with: connection })) keepAlong(participant.view());
        return;
      }
      if (store.getState().kind !== 'none') return comeBack();
      const { follow } = view;
      if (follow === null || Math.abs(follow.skewMs ?? Infinity) < IN_STEP_MS) return;
      // On the line, but not near enough: land on it anew.
      participant.setAway(true);
      participant.setAway(false);
    },
    moved() {
      if (store.getState().kind === 'along') store.setState(ALONE, true);
    },
    start() {
      const unsubscribe = session.store.subscribe((view, before) => {
        // Another film: there is nothing here to look back at. [CL56]
        if (view.room?.current !== before.room?.current) comeBack();
        else if (view.roster !== before.roster) keepAlong(view);
      });
      const unlisten = participant.onNews(hear);
      return () => {
        unsubscribe();
        unlisten();
        comeBack();
      };
    },
  };
}
