/**
 * Film player: shows the room's current item in this page's media element. It watches the room and the member's own
 * files, loads the right source, and hands the player to the participant, who alone moves it.
 */
import { createHtmlPlayer, type HtmlPlayer } from '@lockstep/core/dom';
import {
  type Item,
  type ItemId,
  type PlayerEvent,
  type PlayerFailure,
  type RoomView,
  type Stop,
} from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import { filmBytes } from './film-bytes.ts';
import { createFilmMarks } from './film-marks.ts';
import { isSameWay, type FilmSource, type OpenSource } from './film-source.ts';
import { createFilmWay } from './film-way.ts';
import { factsOf, type PlaybackFacts } from './playback-facts.ts';
import { createOwnCopies, type OwnCopies } from './own-copies.ts';
import { volumeFromText, volumeToText, type Volume } from './volume.ts';

export interface FilmPlayerState {
  readonly source: FilmSource;
  /** Why the film cannot be shown; null while it can. */
  readonly failure: PlayerFailure | null;
  /** Length as the element tells; null until known. */
  readonly duration: number | null;
  readonly volume: Volume;
  /** The way that failed last, and another one was taken for; null: none. [SR15] */
  readonly left: OpenSource | null;
  /** How far the reading of the film's content is, 0 to 1; null: it is not read now. [SR2] */
  readonly comparing: number | null;
}

export interface FilmPlayer {
  readonly store: StoreApi<FilmPlayerState>;
  /** What this member uses for himself alone. */
  readonly copies: OwnCopies;
  /** SHA-256 of spread blocks of what is at `url`. */
  readonly know: (url: string, hash: string) => void;
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
  /** What was chosen of copies on earlier visits. */
  readonly keptCopies: string | null;
  readonly keepCopies: (text: string) => void;
}

export function createFilmPlayer(options: FilmPlayerOptions): FilmPlayer {
  const { session, keptVolume, keepVolume } = options;
  const copies = createOwnCopies({ kept: options.keptCopies, keep: options.keepCopies });
  const way = createFilmWay(session, copies);
  const marks = createFilmMarks(session, copies);
  const store = createStore<FilmPlayerState>(() => ({
    source: { kind: 'none' },
    failure: null,
    duration: null,
    volume: volumeFromText(keptVolume),
    left: null,
    comparing: null,
  }));
  let element: HTMLVideoElement | null = null;
  let showing: { readonly key: string; readonly player: HtmlPlayer; readonly letGo: Stop } | null = null;

  /** Whether there was another way to take instead of the one that has just failed. [SR15] */
  const takeAnother = (): boolean => {
    const { source } = store.getState();
    if (!('url' in source) || !way.failed(source)) return false;
    evaluate();
    store.setState({ left: source });
    return true;
  };

  const hear = (event: PlayerEvent) => {
    switch (event.type) {
      case 'loaded':
        store.setState({ failure: null, duration: showing?.player.read().duration ?? null });
        return;
      case 'failed':
        if (event.code === 'noSound' || !takeAnother()) store.setState({ failure: event.code });
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
      bytesPerFilmSec: () => {
        const { duration } = store.getState();
        return bytes === null || duration === null || duration === 0 ? null : bytes / duration;
      },
    });
    store.setState({ failure: null, duration: null });
    applyVolume(player, volume);
    const unlisten = player.listen(hear);
    video.src = url;
    const isOwn = 'isOwn' in source && source.isOwn;
    const film = {
      item: item.id,
      // What somebody calls an own file concerns nobody. [SR11]
      name: source.kind !== 'file' ? null : isOwn ? '' : source.name,
      size: source.kind === 'file' ? source.size : null,
      isOwn,
    };
    const detach = session.participant.attach(player, film, marks.open(item.id, url));
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
    const { item, source } = way.now();
    const url = source.kind === 'link' || source.kind === 'file' ? source.url : null;
    const whose = 'isOwn' in source && source.isOwn ? 'own' : 'room';
    const key = item !== null && url !== null && element !== null ? `${item.id} ${whose} ${url}` : null;
    if (!isSameWay(store.getState().source, source)) {
      store.setState({ source, failure: null, duration: null });
    }
    if (key === (showing?.key ?? null)) return;
    unload();
    if (item !== null && url !== null && element !== null && key !== null) load(element, item, url, key);
  };

  const evaluateAnew = () => {
    way.anew();
    evaluate();
  };

  const evaluateChosen = () => {
    way.chosen();
    evaluate();
  };

  return {
    store,
    copies,
    know: marks.know,
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
      evaluateAnew();
    },
    buffered: () => rangesOf(element, marks.offsetSec()),
    facts: () => (element === null || showing === null ? null : factsOf(element, session.runtime.now())),
    picture: () => element,
    start() {
      const unwatchRoom = session.store.subscribe((view, before) => {
        const queueChanged = view.room?.queue !== before.room?.queue;
        if (queueChanged) copies.follow(idsIn(before), idsIn(view));
        if (view.room?.current !== before.room?.current) evaluateAnew();
        else if (queueChanged) evaluate();
      });
      const stops = [copies.onWish(evaluateChosen), marks.start()];
      evaluate();
      return () => {
        unwatchRoom();
        for (const stop of stops) stop();
        unload();
        copies.close();
      };
    },
  };
}

const idsIn = ({ room }: RoomView): readonly ItemId[] => room?.queue.map(({ id }) => id) ?? [];

function applyVolume(player: HtmlPlayer, volume: Volume): void {
  player.setVolume(volume.level);
  player.setMuted(volume.muted);
}

/** In the room's time. */
function rangesOf(
  element: HTMLVideoElement | null,
  offsetSec: number,
): readonly (readonly [number, number])[] {
  if (element === null) return [];
  const { buffered } = element;
  return Array.from(
    { length: buffered.length },
    (_, index) => [buffered.start(index) - offsetSec, buffered.end(index) - offsetSec] as const,
  );
}
