/**
 * Film player: shows the room's current item in this page's media element. It watches the room and the member's own
 * files, loads the right source, and hands the player to the participant, who alone moves it.
 */
import type { HtmlPlayer } from '@lockstep/core/dom';
import {
  currentItem,
  type Item,
  type ItemId,
  type PlayerEvent,
  type PlayerFailure,
  type RoomView,
  type Stop,
} from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import { onlyOne, type FeedSource, type FeedState } from './feeds/feed.ts';
import { openFeed } from './feeds/open-feed.ts';
import { sourceOf, type FilmSource } from './film-source.ts';
import { factsOf, type PlaybackFacts } from './playback-facts.ts';
import { createOwnFiles, type OwnFiles } from './own-files.ts';
import { show, type Showing } from './showing.ts';
import { volumeFromText, volumeToText, type Volume } from './volume.ts';

export interface FilmPlayerState {
  readonly source: FilmSource;
  /** Why the film cannot be shown; null while it can. */
  readonly failure: PlayerFailure | null;
  /** Length as the element tells; null until known. */
  readonly duration: number | null;
  readonly volume: Volume;
  /** What of the film can be chosen. */
  readonly feed: FeedState;
}

export interface FilmPlayer {
  readonly store: StoreApi<FilmPlayerState>;
  readonly files: OwnFiles;
  /** Shows films in `element` until the returned stop is called. */
  readonly mount: (element: HTMLVideoElement) => Stop;
  /** Call inside a click or key press: allows sound and play. */
  readonly gesture: () => void;
  readonly setVolume: (volume: Volume) => void;
  /** Of the qualities and sound tracks the state lists; null: the feed chooses by the line. */
  readonly chooseQuality: (id: string | null) => void;
  readonly chooseAudio: (id: string) => void;
  /** Loads the film again after a failure. */
  readonly retry: () => void;
  /** The person knows that the film has no sound here. */
  readonly goWithoutSound: () => void;
  /** What has been fetched: pairs of seconds from–to, in order. */
  readonly buffered: () => readonly (readonly [from: number, to: number])[];
  /** What the element tells now; null while it has no film. */
  readonly facts: () => PlaybackFacts | null;
  /** The element, to be looked at and shown elsewhere; whoever plays or seeks it fights the follower. */
  readonly picture: () => HTMLVideoElement | null;
  /** Begins to watch the room. */
  readonly start: () => Stop;
}

export interface FilmPlayerOptions {
  readonly session: RoomSession;
  /** The volume kept from an earlier visit. */
  readonly keptVolume: string | null;
  readonly keepVolume: (text: string) => void;
}

export function createFilmPlayer({ session, keptVolume, keepVolume }: FilmPlayerOptions): FilmPlayer {
  const files = createOwnFiles();
  const store = createStore<FilmPlayerState>(() => ({
    source: { kind: 'none' },
    failure: null,
    duration: null,
    volume: volumeFromText(keptVolume),
    feed: onlyOne,
  }));
  let element: HTMLVideoElement | null = null;
  let showing: { readonly key: string; readonly film: Showing } | null = null;
  const player = (): HtmlPlayer | null => showing?.film.player() ?? null;

  const currentSource = (): { readonly item: Item | null; readonly source: FilmSource } => {
    const { room } = session.store.getState();
    const item = room === null ? null : currentItem(room);
    return {
      item,
      source: sourceOf(item, item === null ? null : (files.store.getState().get(item.id) ?? null)),
    };
  };

  const hear = (event: PlayerEvent) => {
    switch (event.type) {
      case 'loaded':
        // What the feed cannot bring is missed also when the rest is there.
        store.setState(({ feed, failure }) => ({
          failure: feed.failure === null ? null : failure,
          duration: player()?.read().duration ?? null,
        }));
        return;
      case 'failed':
        store.setState({ failure: event.code });
        return;
      case 'seeked':
      case 'waiting':
      case 'ready':
      case 'ended':
      case 'soundRefused':
      case 'playRefused':
      case 'userPlayed':
      case 'userPaused':
      case 'userSeeked':
        // The participant's business.
        return;
    }
  };

  const load = (video: HTMLVideoElement, item: Item, source: FeedSource, key: string) => {
    store.setState({ failure: null, duration: null });
    const film = show({
      session,
      video,
      item,
      source,
      openFeed,
      onPlayer: (player) => applyVolume(player, store.getState().volume),
      onEvent: hear,
      onFeed: (feed) => store.setState({ feed }),
      onFailure: (failure) => store.setState({ failure }),
    });
    showing = { key, film };
  };

  const unload = () => {
    showing?.film.stop();
    showing = null;
  };

  /** Brings the element to what the room and the files say; does nothing when it already shows that. */
  const evaluate = () => {
    const { item, source } = currentSource();
    const playable = source.kind === 'link' || source.kind === 'file' ? source : null;
    const key = item !== null && playable !== null && element !== null ? `${item.id} ${playable.url}` : null;
    if (!sameSource(store.getState().source, source)) {
      store.setState({ source, failure: null, duration: null });
    }
    if (key === (showing?.key ?? null)) return;
    unload();
    if (item !== null && playable !== null && element !== null && key !== null) {
      load(element, item, playable, key);
    }
  };

  return {
    store,
    files,
    mount(video) {
      element = video;
      evaluate();
      return () => {
        unload();
        element = null;
      };
    },
    gesture() {
      player()?.gesture();
      session.participant.gesture();
    },
    setVolume(volume) {
      store.setState({ volume });
      keepVolume(volumeToText(volume));
      const shown = player();
      if (shown !== null) applyVolume(shown, volume);
    },
    chooseQuality: (id) => showing?.film.feed()?.chooseQuality(id),
    chooseAudio: (id) => showing?.film.feed()?.chooseAudio(id),
    retry() {
      unload();
      store.setState({ failure: null, duration: null });
      evaluate();
    },
    goWithoutSound() {
      if (store.getState().failure === 'noSound') store.setState({ failure: null });
    },
    buffered: () => rangesOf(element),
    facts: () => (element === null || showing === null ? null : factsOf(element, session.runtime.now())),
    picture: () => element,
    start() {
      const unwatchRoom = session.store.subscribe((view, before) => {
        const queueChanged = view.room?.queue !== before.room?.queue;
        if (queueChanged) files.follow(idsIn(before), idsIn(view));
        if (queueChanged || view.room?.current !== before.room?.current) evaluate();
      });
      const unwatchFiles = files.store.subscribe(evaluate);
      evaluate();
      return () => {
        unwatchRoom();
        unwatchFiles();
        unload();
        files.close();
      };
    },
  };
}

const idsIn = ({ room }: RoomView): readonly ItemId[] => room?.queue.map(({ id }) => id) ?? [];

function applyVolume(player: HtmlPlayer, volume: Volume): void {
  player.setVolume(volume.level);
  player.setMuted(volume.muted);
}

function rangesOf(element: HTMLVideoElement | null): readonly (readonly [number, number])[] {
  if (element === null) return [];
  const { buffered } = element;
  return Array.from(
    { length: buffered.length },
    (_, index) => [buffered.start(index), buffered.end(index)] as const,
  );
}

function sameSource(a: FilmSource, b: FilmSource): boolean {
  if (a.kind !== b.kind) return false;
  if ('url' in a && 'url' in b) return a.url === b.url;
  if ('name' in a && 'name' in b) return a.name === b.name && a.size === b.size;
  return true;
}
