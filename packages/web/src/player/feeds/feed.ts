/**
 * Feed: what brings a film to the element that plays it, and what of the film can be chosen. A plain address is fed by
 * the browser itself; streams and containers it cannot read are fed piece by piece. The follower never knows: it plays
 * the element. See docs/spec/media.md.
 */
import type { ItemId, PlayerFailure, Runtime, Stop } from '@lockstep/core';
import type { HtmlPlayer } from '@lockstep/core/dom';
import type { StoreApi } from 'zustand/vanilla';
import type { FilmSource } from '../film-source.ts';
import type { LiveSpan } from './live-scale.ts';
import type { Notes } from './notes.ts';
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

/** Text that is seen from one moment of the film to another, as WebVTT writes it. */
export interface FeedCue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Subtitles that come with the film. */
export interface FeedText {
  readonly id: string;
  /** As the film names them; empty where it does not. */
  readonly label: string;
  /** BCP 47; null where the film does not tell. */
  readonly language: string | null;
  /** What has come so far, in the order in which it is seen; nothing before it was asked for. */
  readonly cues: readonly FeedCue[];
}

/** Sound that is moved against its picture, in s: positive is later. */
export interface SoundShift {
  readonly sec: number;
  /** No later than this; sooner it can be as much as one likes, within reason. */
  readonly mostSec: number;
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
  /** Subtitles to choose from; empty where the film has none. */
  readonly texts: readonly FeedText[];
  /** What can be watched of a live film; null: the film is none. */
  readonly live: LiveSpan | null;
  /** What is in the film's file, where it was read; null: not known. */
  readonly file: FileFacts | null;
  /** How it comes to the element: read by the browser, wrapped anew, or with its sound coded anew; null: not known. */
  readonly way: 'itself' | 'rewrapped' | 'recoded' | null;
  /** Why it could not be read; null: it could, or nobody tried. */
  readonly unreadable: Unreadable | null;
  /** What of it this browser cannot play. */
  readonly unplayable: readonly Unplayable[];
  /** How much later its sound comes than the film says, in s, and how much it could; absent or null: it stands as it is. [RX12] */
  readonly soundShift?: SoundShift | null;
  /** Another site's player stands, and may want to be touched itself. */
  readonly touch?: boolean;
  /** As the site calls the film; absent or null where none tells. */
  readonly title?: string | null;
}

/** Another site's player, which shows the film in a frame. */
export interface FilmFrame {
  readonly createPlayer: (runtime: Runtime) => HtmlPlayer;
  /** End of what is fetched, in s; 0 while that is not told. */
  readonly fetchedTo: () => number;
}

/** Thrown by who opens a feed and knows why it cannot be opened. */
export class FeedRefusal extends Error {
  readonly code: PlayerFailure;

  constructor(code: PlayerFailure) {
    super(code);
    this.code = code;
  }
}

/** What this person has chosen at other films; followed where this one has it. */
export interface FeedWishes {
  /** Lines of the greatest picture wanted; null: as the line allows. */
  readonly height: number | null;
  /** BCP 47 of the sound wanted; null: the film's own choice. */
  readonly language: string | null;
}

/** What a feed may want to know of the evening. */
export interface Circumstances {
  readonly item: ItemId;
  /** Where the room's film is now, in s, so that the first that is fetched is what is seen first. */
  readonly position: () => number;
  /** The server's seconds since 1970. */
  readonly now: () => number;
  readonly wishes: FeedWishes;
  readonly notes: Notes;
}

export interface Feed {
  /** Plays the film: the page's own video element, or one the feed brought along. */
  readonly element: HTMLVideoElement;
  /** Shows the film instead of the element, which is empty then. */
  readonly frame?: FilmFrame;
  /** Scripts of the feed may move the element over gaps in what they fetched. */
  readonly scripted?: boolean;
  /** Where on the element's own time the film's second 0 is; absent: there. [MD14] */
  readonly zero?: () => number;
  /** The film's length where the feed knows it better than the element; absent or null: as the element says. */
  readonly duration?: () => number | null;
  readonly store: StoreApi<FeedState>;
  /** null: let the feed choose. */
  readonly chooseQuality: (id: string | null) => void;
  readonly chooseAudio: (id: string) => void;
  /** The sound later by so many s than the film says; absent where that cannot be done. [RX12] */
  readonly shiftSound?: (sec: number) => void;
  /** Fetches these subtitles as the film goes on, and no others; null: none. Absent where a film has none of its own. [MD22] */
  readonly fetchText?: (id: string | null) => void;
  /** Lets go of the film; the page's element is empty afterwards. */
  readonly stop: Stop;
}

/**
 * Opens a film in `video`. Answers when the element has its source, so that whoever plays it may seek at once; failing
 * to open is told by the feed's state, or by the element's own error.
 */
export type OpenFeed = (
  video: HTMLVideoElement,
  source: FeedSource,
  signal: AbortSignal,
  circumstances: Circumstances,
) => Promise<Feed>;

/** The state of a feed with nothing to choose. */
export const onlyOne: FeedState = {
  failure: null,
  qualities: [],
  chosenQuality: null,
  playedQuality: null,
  audioTracks: [],
  audioTrack: null,
  texts: [],
  live: null,
  file: null,
  way: null,
  unreadable: null,
  unplayable: [],
};
