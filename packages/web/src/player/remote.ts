/**
 * Remote: what this person can ask of the room's film. Every way to ask (buttons, keys, the picture, media keys) goes
 * through here, and only the room answers. Each call is inside a click or key press, so it also allows sound. What the
 * room would refuse is not asked, and told at once. Rules ST1–ST8 in docs/spec/stage.md.
 */
import {
  clampPosition,
  mediaSec,
  meansToPlay,
  refusalFor,
  type Command,
  type MediaSec,
  type Settings,
  type Stop,
} from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { filmDuration, filmPosition } from '../room/film-clock.ts';
import { randomId } from '../room/identity.ts';
import type { RoomSession } from '../room/room-session.ts';
import { createSeekPresses } from '../room/seek-presses.ts';
import { isLost, withinSpan } from './feeds/live-scale.ts';
import type { FilmPlayer } from './film-player.ts';
import { nextRate, ratesWithin } from './rates.ts';
import type { TellingNow, Told } from './told.ts';
import { turned } from './volume.ts';

/** Play pressed this near to the end starts again from the beginning. */
const END_SEC = 0.5;
/** A key held down is refused many times a second; said once. */
const SAME_REFUSAL_MS = 1000;

export interface RemoteState {
  /** Where presses or a drag lead, before the room was asked; null when nothing is pending. */
  readonly aim: MediaSec | null;
  readonly told: TellingNow | null;
}

export interface Remote {
  readonly store: StoreApi<RemoteState>;
  readonly toggle: () => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** From the beginning, playing, for everybody. */
  readonly restart: () => void;
  /** One seek for everybody. */
  readonly seekTo: (to: number) => void;
  /** One seek, to this share of the film. */
  readonly seekToShare: (share: number) => void;
  /** The same, to a time that somebody typed or chose by name. */
  readonly goTo: (to: number) => void;
  /** To what is live now, as near as can be watched. */
  readonly goLive: () => void;
  /** Shows where a drag would lead; null: it was dropped. */
  readonly aimAt: (to: number | null) => void;
  /** Whether pictures may be moved by this person; if not, says why. */
  readonly maySteer: () => boolean;
  /** Moves by `seconds`; repeated presses gather until `release`. */
  readonly press: (seconds: number) => void;
  readonly release: () => void;
  readonly setRate: (rate: number) => void;
  /** The next offered speed up (1) or down (-1). */
  readonly stepRate: (direction: 1 | -1) => void;
  /** The neighbour of what is on: 1 the next, -1 the one before. */
  readonly turnTo: (steps: 1 | -1) => void;
  readonly setLoop: (loop: Settings['loop']) => void;
  /** A marker where the film is, or at `at`. */
  readonly mark: (label: string, at?: number) => void;
  readonly unmark: (marker: string) => void;
  readonly turnVolume: (step: number) => void;
  readonly toggleMuted: () => void;
  /** Says something to this person in passing. */
  readonly tell: (what: Told) => void;
  readonly stop: Stop;
}

export function createRemote(session: RoomSession, player: FilmPlayer): Remote {
  const { participant, runtime } = session;
  const store = createStore<RemoteState>(() => ({ aim: null, told: null }));
  // Not the store's, which is a moment late: two quick presses must add up.
  const view = () => participant.view();
  const position = () => filmPosition(view(), participant.serverNow());
  const duration = () => {
    const own = player.store.getState().duration;
    return filmDuration(view()) ?? (own === null ? null : mediaSec(own));
  };
  /** Inside the film; of a live one, inside what can be watched now. [MD19] */
  const inside = (to: number): MediaSec => {
    const { live } = player.store.getState().feed;
    return live === null ? clampPosition(to, duration()) : mediaSec(withinSpan(live, to));
  };
  const currentId = () => view().room?.current ?? null;

  let refusedAt = Number.NEGATIVE_INFINITY;
  const tell = (what: Told) => {
    const { told } = store.getState();
    if (what.type === 'refused') {
      const again = told?.what.type === 'refused' && told.what.code === what.code;
      if (again && runtime.now() - refusedAt < SAME_REFUSAL_MS) return;
      refusedAt = runtime.now();
    }
    store.setState({ told: { id: (told?.id ?? 0) + 1, what } });
  };

  const allows = (command: Command): boolean => {
    const { room, me } = view();
    if (room === null || me === null) return false;
    const code = refusalFor(room, me, command);
    if (code !== null) tell({ type: 'refused', code });
    return code === null;
  };

  /** Asks the room, unless it is known to refuse. [ST2] */
  const ask = (command: Command) => {
    if (allows(command)) participant.send(command);
  };

  /** Asks for something about the film that is on. */
  const steer = (command: Command) => {
    if (currentId() === null) return;
    player.gesture();
    ask(command);
  };

  const seekTo = (to: number) => steer({ type: 'seek', to: inside(to) });
  const maySteer = () => allows({ type: 'pause' });

  const presses = createSeekPresses({
    runtime,
    position,
    duration,
    send: seekTo,
    onChange: () => store.setState({ aim: presses.target() }),
  });

  const play = () => {
    const end = duration();
    const over = end !== null && position() >= end - END_SEC;
    const { live } = player.store.getState().feed;
    if (live !== null && isLost(live, position(), true)) seekTo(live.goal);
    steer({ type: over ? 'restart' : 'play' });
  };

  const pause = () => steer({ type: 'pause' });
  const setRate = (rate: number) => ask({ type: 'setRate', rate });

  return {
    store,
    play,
    pause,
    restart: () => steer({ type: 'restart' }),
    seekTo,
    seekToShare(share) {
      const end = duration();
      if (end !== null) seekTo(end * share);
    },
    goTo: (to) => steer({ type: 'goTo', to: inside(to) }),
    goLive() {
      const { live } = player.store.getState().feed;
      if (live !== null) steer({ type: 'goTo', to: mediaSec(live.goal) });
    },
    setRate,
    maySteer,
    toggle() {
      const { room } = view();
      if (room !== null && meansToPlay(room)) pause();
      else play();
    },
    aimAt: (to) => store.setState({ aim: to === null ? null : inside(to) }),
    press(seconds) {
      if (currentId() !== null && maySteer()) presses.press(seconds);
    },
    release: presses.release,
    stepRate(direction) {
      const { room } = view();
      if (room === null) return;
      const rates = ratesWithin(room.settings.rates);
      const next = nextRate(rates, room.playback.timeline.rate, direction);
      if (next !== null) setRate(next);
    },
    turnTo(steps) {
      const from = currentId();
      if (from !== null) steer({ type: steps === 1 ? 'nextItem' : 'previousItem', from });
    },
    setLoop: (loop) => ask({ type: 'setSetting', setting: { name: 'loop', loop } }),
    mark(label, at = position()) {
      const item = currentId();
      if (item === null) return;
      const command = {
        type: 'addMarker',
        marker: { id: randomId(), item, position: clampPosition(at, duration()), label },
      } as const;
      if (!allows(command)) return;
      participant.send(command);
      tell({ type: 'marked', at: command.marker.position });
    },
    unmark: (marker) => ask({ type: 'removeMarker', marker }),
    turnVolume(step) {
      player.setVolume(turned(player.store.getState().volume, step));
      tell({ type: 'volume', volume: player.store.getState().volume });
    },
    toggleMuted() {
      const { level, muted } = player.store.getState().volume;
      player.gesture();
      // Unmuting silence would look broken.
      player.setVolume({ level: muted && level === 0 ? 0.2 : level, muted: !muted });
      tell({ type: 'volume', volume: player.store.getState().volume });
    },
    tell,
    stop: presses.stop,
  };
}
