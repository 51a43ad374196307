/**
 * Film player: shows the room's current item in this page's media element. It watches the room and the member's own
 * files, loads the right source, and hands the player to the participant, who alone moves it.
 */
import { createHtmlPlayer, type HtmlPlayer } from '@lockstep/core/dom';
import {
  currentItem,
  type Item,
  type ItemId,
  type PlayerEvent,
  type PlayerFailure,
  type Trouble,
  type RoomView,
  type Stop,
} from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import { filmBytes } from './film-bytes.ts';
import { sourceOf, type FilmSource } from './film-source.ts';
import { factsOf, type PlaybackFacts } from './playback-facts.ts';
import { createOwnFiles, type OwnFiles } from './own-files.ts';
import { volumeFromText, volumeToText, type Volume } from './volume.ts';

export interface FilmPlayerState {
  readonly source: FilmSource;
  /** Why the film cannot be shown; null while it can. */
  readonly failure: PlayerFailure | null;
  /** Length as the element tells; null until known. */
  readonly duration: number | null;
  readonly volume: Volume;
}

export interface FilmPlayer {
  readonly store: StoreApi<FilmPlayerState>;
  readonly files: OwnFiles;
  /** Shows films in `element` until the returned stop is called. */
  readonly mount: (element: HTMLVideoElement) => Stop;
  /** Call inside a click or key press: allows sound and play. */
  readonly gesture: () => void;
  readonly setVolume: (volume: Volume) => void;
  /** Loads the film again after a failure. */
  readonly retry: () => void;
  /** What has been fetched: pairs of seconds from–to, in order. */
  readonly buffered: () => readonly (readonly [from: number, to: number])[];
  /** What the element tells now; null while it has no film. */
  readonly facts: () => PlaybackFacts | null;
  /** Tells the room what is wrong with the film here; null: nothing. */
  readonly tellTrouble: (trouble: Trouble | null) => void;
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
  }));
  let element: HTMLVideoElement | null = null;
  let trouble: Trouble | null = null;
  let showing: { readonly key: string; readonly player: HtmlPlayer; readonly letGo: Stop } | null = null;

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
        store.setState({ failure: null, duration: showing?.player.read().duration ?? null });
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

  const load = (video: HTMLVideoElement, item: Item, url: string, key: string) => {
    const { source, volume } = store.getState();
    const asking = new AbortController();
    let bytes: number | null = null;
    if (source.kind === 'link') {
      void filmBytes(url, asking.signal).then((told) => {
        bytes = told;
      });
    }
    const player = createHtmlPlayer({
      element: video,
      runtime: session.runtime,
      trouble: () => trouble,
      bytesPerFilmSec: () => {
        const { duration } = store.getState();
        return bytes === null || duration === null || duration === 0 ? null : bytes / duration;
      },
    });
    store.setState({ failure: null, duration: null });
    applyVolume(player, volume);
    const unlisten = player.listen(hear);
    video.src = url;
    const detach = session.participant.attach(player, {
      item: item.id,
      name: source.kind === 'file' ? source.name : null,
      size: source.kind === 'file' ? source.size : null,
    });
    const letGo = () => {
      asking.abort();
      detach();
      unlisten();
      player.stop();
      video.removeAttribute('src');
      video.load();
    };
    showing = { key, player, letGo };
  };

  const unload = () => {
    showing?.letGo();
    showing = null;
  };

  /** Brings the element to what the room and the files say; does nothing when it already shows that. */
  const evaluate = () => {
    const { item, source } = currentSource();
    const url = source.kind === 'link' || source.kind === 'file' ? source.url : null;
    const key = item !== null && url !== null && element !== null ? `${item.id} ${url}` : null;
    if (!sameSource(store.getState().source, source)) {
      store.setState({ source, failure: null, duration: null });
    }
    if (key === (showing?.key ?? null)) return;
    unload();
    if (item !== null && url !== null && element !== null && key !== null) load(element, item, url, key);
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
      showing?.player.gesture();
      session.participant.gesture();
    },
    setVolume(volume) {
      store.setState({ volume });
      keepVolume(volumeToText(volume));
      if (showing !== null) applyVolume(showing.player, volume);
    },
    retry() {
      unload();
      store.setState({ failure: null, duration: null });
      evaluate();
    },
    buffered: () => rangesOf(element),
    facts: () => (element === null || showing === null ? null : factsOf(element, session.runtime.now())),
    tellTrouble: (found) => {
      trouble = found;
    },
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
