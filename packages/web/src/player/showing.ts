/**
 * Showing: one film in the page's element, from opening its feed to letting go of it. The player it makes is handed to
 * the participant, who alone moves it.
 */
import { createHtmlPlayer, type HtmlPlayer } from '@lockstep/core/dom';
import type { FilmMarks, Item, PlayerEvent, PlayerFailure, Stop, Trouble } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import {
  FeedRefusal,
  onlyOne,
  type Circumstances,
  type Feed,
  type FeedSource,
  type FeedState,
  type OpenFeed,
} from './feeds/feed.ts';
import { onFilmTime } from './feeds/on-film-time.ts';
import { filmBytes } from './film-bytes.ts';

export interface Showing {
  /** null until the feed is open. */
  readonly player: () => HtmlPlayer | null;
  readonly feed: () => Feed | null;
  /** Lets go of the film; the element is empty afterwards. */
  readonly stop: Stop;
}

export interface ShowingOptions {
  readonly session: RoomSession;
  readonly video: HTMLVideoElement;
  readonly item: Item;
  readonly source: FeedSource;
  readonly openFeed: OpenFeed;
  /** What is known of the film, asked when it is open. */
  readonly marks: () => FilmMarks;
  /** What is wrong with the film here; null: nothing. */
  readonly trouble: () => Trouble | null;
  readonly circumstances: Circumstances;
  /** The player is made; before the participant has it. */
  readonly onPlayer: (player: HtmlPlayer) => void;
  readonly onEvent: (event: PlayerEvent) => void;
  readonly onFeed: (state: FeedState) => void;
  readonly onFailure: (failure: PlayerFailure) => void;
}

export function show(options: ShowingOptions): Showing {
  const { session, video, item, source, openFeed, circumstances } = options;
  const opening = new AbortController();
  const stops: Stop[] = [];
  let feed: Feed | null = null;
  let player: HtmlPlayer | null = null;
  let bytes: number | null = null;

  if (source.kind === 'link') {
    void filmBytes(source.url, opening.signal).then((told) => {
      bytes = told;
    });
  }

  const play = (opened: Feed) => {
    feed = opened;
    stops.push(opened.stop);
    const heard = (state: FeedState) => {
      options.onFeed(state);
      if (state.failure !== null) options.onFailure(state.failure);
    };
    stops.push(opened.store.subscribe(heard));
    heard(opened.store.getState());
    const bare: HtmlPlayer =
      opened.frame?.createPlayer(session.runtime) ??
      createHtmlPlayer({
        element: opened.element,
        runtime: session.runtime,
        scripted: opened.scripted ?? false,
        trouble: options.trouble,
        bytesPerFilmSec: () => {
          const { duration } = bare.read();
          return bytes === null || duration === null || duration === 0 ? null : bytes / duration;
        },
      });
    const { zero, duration: length } = opened;
    const made = zero === undefined ? bare : onFilmTime(bare, zero, length);
    player = made;
    stops.push(() => made.stop());
    options.onPlayer(made);
    stops.push(made.listen(options.onEvent));
    const own = source.kind === 'file' ? source : null;
    const film = {
      item: item.id,
      // What somebody calls an own file concerns nobody. [SR11]
      name: own === null ? null : own.isOwn ? '' : own.name,
      size: own?.size ?? null,
      isOwn: source.isOwn,
    };
    stops.push(session.participant.attach(made, film, options.marks()));
  };

  void openFeed(video, source, opening.signal, circumstances).then(
    (opened) => {
      if (opening.signal.aborted) opened.stop();
      else play(opened);
    },
    (why: unknown) => {
      if (opening.signal.aborted) return;
      options.onFailure(why instanceof FeedRefusal ? why.code : 'unreachable');
    },
  );

  return {
    player: () => player,
    feed: () => feed,
    stop() {
      opening.abort();
      for (const stop of stops.splice(0).reverse()) stop();
      player = null;
      feed = null;
      options.onFeed(onlyOne);
    },
  };
}
