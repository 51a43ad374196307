/**
 * Subtitles: the tracks there are for the film that is on, which of them this person sees, and how much sooner or later.
 * Nothing of it leaves this device but what is shared. Rules in docs/spec/subtitles.md.
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
  /** film: inside the film's file, and read as it is watched. room: shared by somebody in it. */
  readonly origin: 'file' | 'film' | 'room';
  /** Where it came from, if by a link; null: from a file. */
  readonly url: string | null;
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

/** What is known of a track before it is read. */
export type ListedTrack = Pick<SubtitleTrack, 'id' | 'name' | 'language'>;

export interface Subtitles {
  readonly store: StoreApi<SubtitleState>;
  /** Takes the file as a track and shows it. */
  readonly add: (file: File) => Promise<Result<string, SubtitleProblem>>;
  /** The same with what an http(s) address leads to. */
  readonly addLink: (url: string) => Promise<Result<string, SubtitleProblem>>;
  readonly remove: (id: string) => void;
  /** Those inside the film or the room's, instead of the ones before; none is shown before it is chosen. */
  readonly setListed: (origin: 'film' | 'room', tracks: readonly ListedTrack[]) => void;
  /** Shown no more; it stays in the list. */
  readonly unchoose: (id: string) => void;
  /** The other one in its place, wherever it is shown; it is removed. */
  readonly replace: (id: string, other: string) => void;
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
const UNREAD: SubtitleText = { cues: [], script: null, plain: null };
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

  const take = async (
    name: string,
    url: string | null,
    reading: () => Promise<Result<SubtitleText, SubtitleProblem>>,
  ): Promise<Result<string, SubtitleProblem>> => {
    const item = session.store.getState().room?.current ?? null;
    const read = await reading();
    if (!read.ok) return fail(read.error);
    // Another film came on meanwhile: they belong to the one before.
    if ((session.store.getState().room?.current ?? null) !== item) return ok(name);
    const added = { id: randomId(), name, url, language: null, origin: 'file', ...read.value } as const;
    const { tracks, first, second } = store.getState();
    const files = tracks.filter(({ origin }) => origin === 'file');
    const oldest = files.length < MOST_FILES ? null : files[0];
    keep([...tracks.filter((track) => track !== oldest), added]);
    store.setState({ on: true });
    choose(first !== null && second === null && tracks.length === 1 ? 'second' : 'first', added.id);
    return ok(name);
  };

  return {
    store,
    add: async (file) =>
      take(file.name, null, async () => (await import('./read-subtitles.ts')).readSubtitles(file)),
    async addLink(url) {
      const { fetchSubtitles, nameOfLink } = await import('./fetch-subtitles.ts');
      return take(nameOfLink(url), url, async () => fetchSubtitles(url));
    },
    remove: (id) => keep(store.getState().tracks.filter((track) => track.id !== id)),
    setListed(origin, listed) {
      const { tracks } = store.getState();
      const known = new Map(tracks.map((track) => [track.id, track]));
      const ours = listed.map((track) => known.get(track.id) ?? { ...track, ...UNREAD, origin, url: null });
      keep([...ours, ...tracks.filter((track) => track.origin !== origin)]);
    },
    unchoose: (id) =>
      store.setState(({ first, second }) => ({
        first: first === id ? null : first,
        second: second === id ? null : second,
      })),
    replace(id, other) {
      store.setState(({ first, second }) => ({
        first: first === id ? other : first,
        second: second === id ? other : second,
      }));
      keep(store.getState().tracks.filter((track) => track.id !== id));
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
