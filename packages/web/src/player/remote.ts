/**
 * Remote: what this person can ask of the room's film. Every way to ask (buttons, keys, the picture, media keys) goes
 * through here, and only the room answers. Each call is inside a click or key press, so it also allows sound.
 */
import { clampPosition, mediaSec, meansToPlay, type MediaSec, type Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { filmDuration, filmPosition } from '../room/film-clock.ts';
import type { RoomSession } from '../room/room-session.ts';
import { createSeekPresses } from '../room/seek-presses.ts';
import type { FilmPlayer } from './film-player.ts';
import { turned } from './volume.ts';

/** Speeds offered to the room. */
export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** Play pressed this near to the end starts again from the beginning. */
const END_SEC = 0.5;

export interface RemoteState {
  /** Where presses or a drag lead, before the room was asked; null when nothing is pending. */
  readonly aim: MediaSec | null;
}

export interface Remote {
  readonly store: StoreApi<RemoteState>;
  readonly toggle: () => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** One seek for everybody. */
  readonly seekTo: (to: number) => void;
  /** Shows where a drag would lead; null: it was dropped. */
  readonly aimAt: (to: number | null) => void;
  /** Moves by `seconds`; repeated presses gather until `release`. */
  readonly press: (seconds: number) => void;
  readonly release: () => void;
  readonly setRate: (rate: number) => void;
  /** The next offered speed up (1) or down (-1). */
  readonly stepRate: (direction: 1 | -1) => void;
  readonly turnVolume: (step: number) => void;
  readonly toggleMuted: () => void;
  readonly stop: Stop;
}

export function createRemote(session: RoomSession, player: FilmPlayer): Remote {
  const { participant } = session;
  const store = createStore<RemoteState>(() => ({ aim: null }));
  // Not the store's, which is a moment late: two quick presses must add up.
  const view = () => participant.view();
  const position = () => filmPosition(view(), participant.serverNow());
  const duration = () => {
    const own = player.store.getState().duration;
    return filmDuration(view()) ?? (own === null ? null : mediaSec(own));
  };
  const hasFilm = () => view().room?.current !== null && view().room !== null;

  const seekTo = (to: number) => {
    if (!hasFilm()) return;
    player.gesture();
    participant.send({ type: 'seek', to: clampPosition(to, duration()) });
  };

  const presses = createSeekPresses({
    runtime: session.runtime,
    position,
    duration,
    send: seekTo,
    onChange: () => store.setState({ aim: presses.target() }),
  });

  const play = () => {
    if (!hasFilm()) return;
    player.gesture();
    const end = duration();
    if (end !== null && position() >= end - END_SEC) participant.send({ type: 'seek', to: mediaSec(0) });
    participant.send({ type: 'play' });
  };

  const pause = () => {
    if (!hasFilm()) return;
    player.gesture();
    participant.send({ type: 'pause' });
  };

  const setRate = (rate: number) => participant.send({ type: 'setRate', rate });

  return {
    store,
    play,
    pause,
    seekTo,
    setRate,
    toggle() {
      const { room } = view();
      if (room !== null && meansToPlay(room)) pause();
      else play();
    },
    aimAt: (to) => store.setState({ aim: to === null ? null : clampPosition(to, duration()) }),
    press(seconds) {
      if (hasFilm()) presses.press(seconds);
    },
    release: presses.release,
    stepRate(direction) {
      const now = view().room?.playback.timeline.rate ?? 1;
      const next =
        direction === 1
          ? RATES.find((rate) => rate > now + 0.01)
          : RATES.findLast((rate) => rate < now - 0.01);
      if (next !== undefined) setRate(next);
    },
    turnVolume: (step) => player.setVolume(turned(player.store.getState().volume, step)),
    toggleMuted() {
      const { level, muted } = player.store.getState().volume;
      player.gesture();
      // Unmuting silence would look broken.
      player.setVolume({ level: muted && level === 0 ? 0.2 : level, muted: !muted });
    },
    stop: presses.stop,
  };
}
