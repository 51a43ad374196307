/**
 * Film player: shows the room's current item in this page's media element. It watches the room and the member's own
 * files, loads the right source, and hands the player to the participant, who alone moves it.
 */
import type { HtmlPlayer } from '@lockstep/core/dom';
import type { Item, ItemId, PlayerEvent, PlayerFailure, RoomView, Stop, Trouble } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import type { EmbedSite } from './embed-link.ts';
import { filmPosition } from '../room/film-clock.ts';
import { onlyOne, type FeedSource, type FilmFrame, type FeedState, type FeedWishes } from './feeds/feed.ts';
import { createFeedChoices, type FeedChoices } from './feeds/feed-choices.ts';
import type { Notes } from './feeds/notes.ts';
import { openFeed } from './feeds/open-feed.ts';
import { fetchedRanges } from './fetched-ranges.ts';
import { createFilmMarks } from './film-marks.ts';
import { isSameWay, type FilmSource, type OpenSource } from './film-source.ts';
import { createFilmWay } from './film-way.ts';
import { factsOf, type PlaybackFacts } from './playback-facts.ts';
import { createOwnCopies, type OwnCopies } from './own-copies.ts';
import { show, type Showing } from './showing.ts';
import { tellTitle } from './tell-title.ts';
import { applyVolume, volumeFromText, volumeToText, type Volume } from './volume.ts';

export interface FilmPlayerState {
  readonly source: FilmSource;
  /** Why the film cannot be shown; null while it can. */
  readonly failure: PlayerFailure | null;
  /** Length as the element tells; null until known. */
  readonly duration: number | null;
  readonly volume: Volume;
  /** What of the film can be chosen. */
  readonly feed: FeedState;
  /** The way that failed last, and another one was taken for; null: none. [SR15] */
  readonly left: OpenSource | null;
  /** How far the reading of the film's content is, 0 to 1; null: it is not read now. [SR2] */
  readonly comparing: number | null;
  /** The site that would show the film and has not been allowed on this device; null: none. */
  readonly asks: EmbedSite | null;
}

export interface FilmPlayer extends FeedChoices {
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
  /** So much of that volume is heard, 0 to 1, in this film and those after it. */
  readonly setGain: (gain: number) => void;
  /** The person agrees that this site shows its films here, and so learns of this device. [EM21] */
  readonly allowSite: (site: EmbedSite) => void;
  /** Loads the film again after a failure. */
  readonly retry: () => void;
  /** The person knows that the film has no sound here. */
  readonly goWithoutSound: () => void;
  /** Where on the element's own time the second 0 is of the film that plays here, or of the room's. */
  readonly zeroOf: (whose: 'film' | 'room') => number;
  /** What has been fetched: pairs of seconds from–to, in order. */
  readonly buffered: () => readonly (readonly [from: number, to: number])[];
  /** What the element tells now; null while it has no film. */
  readonly facts: () => PlaybackFacts | null;
  /** Tells the room what is wrong with the film here; null: nothing. */
  readonly tellTrouble: (trouble: Trouble | null) => void;
  /** The element, to be looked at and shown elsewhere; whoever plays or seeks it fights the follower. null: a site shows it. */
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
  readonly notes: Notes;
  readonly isAllowed: (site: EmbedSite) => boolean;
  readonly keepAllowed: (site: EmbedSite) => void;
  /** What was chosen at earlier films. */
  readonly wishes: () => FeedWishes;
  readonly keepWishes: (change: Partial<FeedWishes>) => void;
}

export function createFilmPlayer(options: FilmPlayerOptions): FilmPlayer {
  const { session, keptVolume, keepVolume, notes, isAllowed, keepAllowed, wishes, keepWishes } = options;
  const copies = createOwnCopies({ kept: options.keptCopies, keep: options.keepCopies });
  const way = createFilmWay(session, copies);
  const marks = createFilmMarks(session, copies);
  const store = createStore<FilmPlayerState>(() => ({
    source: { kind: 'none' },
    failure: null,
    duration: null,
    volume: volumeFromText(keptVolume),
    feed: onlyOne,
    left: null,
    comparing: null,
    asks: null,
  }));
  const allowed = new Set<EmbedSite>();
  let element: HTMLVideoElement | null = null;
  let showing: { readonly key: string; readonly film: Showing } | null = null;
  const player = (): HtmlPlayer | null => showing?.film.player() ?? null;
  const frame = (): FilmFrame | null => showing?.film.feed()?.frame ?? null;
  const choices = createFeedChoices({
    feed: () => showing?.film.feed() ?? null,
    listed: () => store.getState().feed,
    keepWishes,
  });
  let trouble: Trouble | null = null;
  let gain = 1;

  /** Whether there was another way to take instead of the one that has just failed. [SR15] */
  const takeAnother = (): boolean => {
    const { source } = store.getState();
    if (!('url' in source) || !way.failed(source)) return false;
    evaluate();
    store.setState({ left: source });
    return true;
  };

  /** Without sound there is at least a picture; from everything else another way is tried. */
  const fail = (failure: PlayerFailure) => {
    if (failure === 'noSound' || !takeAnother()) store.setState({ failure });
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
        fail(event.code);
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
      marks: () => marks.open(item.id, source.url),
      trouble: () => trouble,
      circumstances: {
        item: item.id,
        position: () => filmPosition(session.participant.view(), session.participant.serverNow()),
        now: () => (session.participant.serverNow() ?? Date.now()) / 1000,
        wishes: wishes(),
        notes,
      },
      onPlayer: (player) => {
        player.setGain(gain);
        applyVolume(player, store.getState().volume);
      },
      onEvent: hear,
      onFeed: (feed) => {
        store.setState({ feed });
        tellTitle(session, item, source, feed.title ?? null);
      },
      onFailure: fail,
    });
    showing = { key, film };
  };

  const unload = () => {
    showing?.film.stop();
    showing = null;
  };

  /** Brings the element to what the room and the files say; does nothing when it already shows that. */
  const evaluate = () => {
    const { item, source } = way.now();
    const asks =
      source.kind === 'embed' && !allowed.has(source.site) && !isAllowed(source.site) ? source.site : null;
    const playable = 'url' in source && asks === null ? source : null;
    const whose = 'isOwn' in source && source.isOwn ? 'own' : 'room';
    const key =
      item !== null && playable !== null && element !== null ? `${item.id} ${whose} ${playable.url}` : null;
    if (!isSameWay(store.getState().source, source)) {
      store.setState({ source, failure: null, duration: null });
    }
    if (store.getState().asks !== asks) store.setState({ asks });
    if (key === (showing?.key ?? null)) return;
    unload();
    if (item !== null && playable !== null && element !== null && key !== null) {
      load(element, item, playable, key);
    }
  };

  const evaluateAfter = (change: () => void) => () => {
    change();
    evaluate();
  };
  const evaluateAnew = evaluateAfter(way.anew);
  const evaluateChosen = evaluateAfter(way.chosen);

  const zeroOf = (whose: 'film' | 'room'): number =>
    (showing?.film.feed()?.zero?.() ?? 0) + (whose === 'room' ? marks.offsetSec() : 0);

  return {
    store,
    copies,
    zeroOf,
    know: marks.know,
    ...choices,
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
      applyVolume(player(), volume);
    },
    setGain(to) {
      gain = to;
      player()?.setGain(gain);
    },
    retry() {
      unload();
      store.setState({ failure: null, duration: null });
      evaluateAnew();
    },
    allowSite(site) {
      // Where nothing is kept it holds for this visit.
      allowed.add(site);
      keepAllowed(site);
      evaluate();
    },
    goWithoutSound() {
      if (store.getState().failure === 'noSound') store.setState({ failure: null });
    },
    buffered() {
      const before = zeroOf('room');
      const fetchedTo = frame()?.fetchedTo() ?? null;
      return fetchedTo === null ? fetchedRanges(element, before) : [[0, fetchedTo - before]];
    },
    facts() {
      if (element === null || showing === null || frame() !== null) return null;
      return factsOf(element, session.runtime.now());
    },
    picture: () => (frame() === null ? element : null),
    tellTrouble: (found) => {
      trouble = found;
    },
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
