/**
 * Feed: what brings a film to the element that plays it, and what of the film can be chosen. A plain address is fed by
 * the browser itself; streams and containers it cannot read are fed piece by piece. The follower never knows: it plays
 * the element. See docs/spec/media.md.
 */
import type { PlayerFailure, Stop } from '@lockstep/core';
import type { StoreApi } from 'zustand/vanilla';
import type { FilmSource } from '../film-source.ts';
import type { FileFacts, Unreadable } from './own/file-facts.ts';
import type { Unplayable } from './own/plan.ts';

/** What is to be played. */
export type FeedSource = Extract<FilmSource, { readonly url: string }>;

/** One picture quality of several. */
export interface Quality {
  readonly id: string;
  /** Lines; null where only the rate is told. */
  readonly height: number | null;
  /** Bits per second; null where it is not told. */
  readonly bitrate: number | null;
}

/** One sound track of several. */
export interface AudioTrack {
  readonly id: string;
  /** As the film names it; empty where it does not. */
  readonly label: string;
  /** BCP 47; null where the film does not tell. */
  readonly language: string | null;
}

export interface FeedState {
  /** Why the feed cannot go on; what the element itself tells is not repeated here. */
  readonly failure: PlayerFailure | null;
  /** Greatest first; empty where there is nothing to choose. */
  readonly qualities: readonly Quality[];
  /** What the person chose; null: the feed chooses by the line. */
  readonly chosenQuality: string | null;
  /** What is played now; null where there is only one. */
  readonly playedQuality: string | null;
  /** Empty where there is nothing to choose. */
  readonly audioTracks: readonly AudioTrack[];
  readonly audioTrack: string | null;
  /** What is in the film's file, where it was read; null: not known. */
  readonly file: FileFacts | null;
  /** How it comes to the element: read by the browser, wrapped anew, or with its sound coded anew; null: not known. */
  readonly way: 'itself' | 'rewrapped' | 'recoded' | null;
  /** Why it could not be read; null: it could, or nobody tried. */
  readonly unreadable: Unreadable | null;
  /** What of it this browser cannot play. */
  readonly unplayable: readonly Unplayable[];
}

export interface Feed {
  /** Plays the film: the page's own video element, or one the feed brought along. */
  readonly element: HTMLVideoElement;
  readonly store: StoreApi<FeedState>;
  /** null: let the feed choose. */
  readonly chooseQuality: (id: string | null) => void;
  readonly chooseAudio: (id: string) => void;
  /** Lets go of the film; the page's element is empty afterwards. */
  readonly stop: Stop;
}

/**
 * Opens a film in `video`. Answers when the element has its source, so that whoever plays it may seek at once; failing
 * to open is told by the feed's state, or by the element's own error.
 */
export type OpenFeed = (video: HTMLVideoElement, source: FeedSource, signal: AbortSignal) => Promise<Feed>;

/** The state of a feed with nothing to choose. */
export const onlyOne: FeedState = {
  failure: null,
  qualities: [],
  chosenQuality: null,
  playedQuality: null,
  audioTracks: [],
  audioTrack: null,
  file: null,
  way: null,
  unreadable: null,
  unplayable: [],
};
