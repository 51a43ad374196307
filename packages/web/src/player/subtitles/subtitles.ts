/**
 * Subtitles: the tracks there are for the film that is on, which of them this person sees, and how much sooner or later.
 * Nothing of it leaves this device. Rules in docs/spec/subtitles.md.
 */
import { fail, ok, type Result } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { randomId } from '../../room/identity.ts';
import type { RoomSession } from '../../room/room-session.ts';
import type { SubtitleProblem, SubtitleText } from './read-subtitles.ts';

export interface SubtitleTrack extends SubtitleText {
  readonly id: string;
  /** Of its file, or what its maker called it; may be empty for one that is inside a film. */
  readonly name: string;
  /** As a tag or code; null: not told. */
  readonly language: string | null;
  /** film: it is inside the film's file, and is read as it is watched. */
  readonly origin: 'file' | 'film';
}

export interface SubtitleState {
  readonly tracks: readonly SubtitleTrack[];
  /** Below; null: none. */
  readonly first: string | null;
  /** Above the first; null: none. */
  readonly second: string | null;
  readonly on: boolean;
  /** Drawn now in its own style, and not as text; null: none. */
  readonly drawn: string | null;
  /** Later than the file says, in s; negative: sooner. */
  readonly delaySec: number;
}

export interface Subtitles {
  readonly store: StoreApi<SubtitleState>;
  /** Takes the file as a track and shows it. */
  readonly add: (file: File) => Promise<Result<string, SubtitleProblem>>;
  readonly remove: (id: string) => void;
  /** Those inside the film, instead of the ones before; none is shown before it is chosen. */
  readonly setInside: (tracks: readonly Omit<SubtitleTrack, 'origin' | keyof SubtitleText>[]) => void;
  /** What is known of a track by now. */
  readonly setText: (id: string, text: SubtitleText) => void;
  readonly choose: (place: 'first' | 'second', id: string | null) => void;
  /** Shown or not; true if there is something to show. */
  readonly toggle: () => boolean;
  readonly delayBy: (seconds: number) => void;
  /** What is drawn is told by what draws it. */
  readonly setDrawn: (id: string | null) => void;
  readonly start: () => () => void;
}

const NONE: SubtitleState = {
  tracks: [],
  first: null,
  second: null,
  on: true,
  drawn: null,
  delaySec: 0,
};
const MOST_FILES = 8;
const MOST_DELAY_SEC = 300;

export function createSubtitles(session: RoomSession): Subtitles {
  const store = createStore<SubtitleState>(() => NONE);

  const choose = (place: 'first' | 'second', id: string | null) => {
    const { first, second } = store.getState();
    const other = place === 'first' ? second : first;
    // One track is not shown twice.
    const swapped = id !== null && id === other ? { first: second, second: first } : { [place]: id };
    store.setState({ ...swapped, on: true });
  };
  /** Those that are gone are not shown either. */
  const keep = (tracks: readonly SubtitleTrack[]) => {
    const { first, second } = store.getState();
    const kept = (id: string | null) => (tracks.some((track) => track.id === id) ? id : null);
    store.setState({ tracks, first: kept(first), second: kept(second) });
  };

  return {
    store,
    async add(file) {
      const { room } = session.store.getState();
      const item = room?.current ?? null;
      const { readSubtitles } = await import('./read-subtitles.ts');
      const read = await readSubtitles(file);
      if (!read.ok) return fail(read.error);
      // Another film came on meanwhile: they belong to the one before.
      if ((session.store.getState().room?.current ?? null) !== item) return ok(file.name);
      const added = {
        id: randomId(),
        name: file.name,
        language: null,
        origin: 'file',
        ...read.value,
      } as const;
      const { tracks, first, second } = store.getState();
      const files = tracks.filter(({ origin }) => origin === 'file');
      const oldest = files.length < MOST_FILES ? null : files[0];
      keep([...tracks.filter((track) => track !== oldest), added]);
      store.setState({ on: true });
      choose(first !== null && second === null && tracks.length === 1 ? 'second' : 'first', added.id);
      return ok(file.name);
    },
    remove: (id) => keep(store.getState().tracks.filter((track) => track.id !== id)),
    setInside(tracks) {
      const others = store.getState().tracks.filter(({ origin }) => origin !== 'film');
      keep([
        ...tracks.map((track) => ({ ...track, origin: 'film', cues: [], script: null }) as const),
        ...others,
      ]);
    },
    setText: (id, text) =>
      store.setState(({ tracks }) => ({
        tracks: tracks.map((track) => (track.id === id ? { ...track, ...text } : track)),
      })),
    choose,
    toggle() {
      const { first, second, on } = store.getState();
      if (first === null && second === null) return false;
      store.setState({ on: !on });
      return true;
    },
    delayBy(seconds) {
      const { delaySec } = store.getState();
      const next = Math.round((delaySec + seconds) * 10) / 10;
      store.setState({ delaySec: Math.max(-MOST_DELAY_SEC, Math.min(MOST_DELAY_SEC, next)) });
    },
    setDrawn: (drawn) => store.setState({ drawn }),
    start: () =>
      session.store.subscribe((view, before) => {
        if (view.room?.current !== before.room?.current) store.setState(NONE, true);
      }),
  };
}
