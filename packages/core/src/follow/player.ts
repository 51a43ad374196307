/**
 * Player: what the follower asks of anything that shows a film: a browser's media element, mpv, an embed. Methods only
 * ask; what then happens comes back as events and in the next reading.
 */
import type { Stop } from '../runtime/runtime.ts';
import type { MediaSec } from '../runtime/units.ts';

export interface Reading {
  /** Where the player says it is, as finely as it can tell. */
  readonly position: MediaSec;
  readonly paused: boolean;
  /** A seek is under way. */
  readonly seeking: boolean;
  /** Enough data here to play on at once. */
  readonly ready: boolean;
  /** At the end of the film. */
  readonly ended: boolean;
  /** null until known. */
  readonly duration: MediaSec | null;
}

/** What a player can do; the follower does without what is missing. */
export interface PlayerAbilities {
  /** Plays a hair faster or slower when asked. Without it the follower lands only. */
  readonly canNudge: boolean;
  /** Can play (almost) silently for a moment; false where volume is read-only. */
  readonly canHush: boolean;
}

export type PlayerEvent =
  /** A seek asked for has arrived. */
  | { readonly type: 'seeked' }
  /** Ran dry while it should move. */
  | { readonly type: 'waiting' }
  /** Enough data to play at the current position. */
  | { readonly type: 'ready' }
  /** Duration (and so the film) is known. */
  | { readonly type: 'loaded' }
  | { readonly type: 'ended' }
  /** The platform refused to play with sound without a gesture; the player has gone on muted where it could. */
  | { readonly type: 'soundRefused' }
  /** The platform refused to play at all without a gesture. */
  | { readonly type: 'playRefused' }
  /** Somebody other than us moved the player (headset key, lock screen, picture in picture). [FO70] */
  | { readonly type: 'userPlayed' }
  | { readonly type: 'userPaused' }
  | { readonly type: 'userSeeked'; readonly to: MediaSec }
  /** The film cannot be played; `code` is for the interface to put into words. */
  | { readonly type: 'failed'; readonly code: PlayerFailure };

/** The site whose player is to show the film: … */
export type SiteFailure =
  /** … does not answer. */
  | 'siteAway'
  /** … has no such film, or hides it. */
  | 'siteHasNone'
  /** … shows it nowhere else, or not here. */
  | 'siteKeeps'
  /** … is kept out by this server. */
  | 'siteBarred';

export type PlayerFailure =
  | 'unreachable'
  | 'unsupported'
  | 'damaged'
  | 'noPicture'
  | 'noSound'
  | 'gone'
  /** The address leads to a page to read. */
  | 'page'
  | SiteFailure;

/** What makes the picture stutter, or stop soon. */
export interface Trouble {
  /** What is slow: the line here, the server the film comes from, this device, or this device because the page is hidden. */
  readonly cause: 'line' | 'server' | 'device' | 'hidden';
  /** Seconds until the picture stops, as it goes now; null: that cannot be told. */
  readonly inSec: number | null;
}

/** What a player tells of itself for others to see; nothing is steered by it. */
export interface PlayerFigures {
  /** Seconds of film that come in per second; absent while nothing does. */
  readonly fetchSpeed?: number;
  readonly bytesPerSec?: number;
  readonly trouble?: Trouble;
  readonly picture?: {
    readonly width: number;
    readonly height: number;
    /** Of `frames` that were to be shown, so many were not. */
    readonly dropped: number;
    readonly frames: number;
  };
}

export interface Player {
  readonly abilities: PlayerAbilities;
  read(): Reading;
  /** Seconds of data available without interruption from `from` on. */
  bufferedAhead(from: MediaSec): number;
  play(): void;
  pause(): void;
  seek(to: MediaSec): void;
  /**
   * Actual speed, film seconds per second. `roomRate` is the speed everybody plays at; the difference is correction, and
   * the player chooses by it how to keep the pitch.
   */
  setRate(rate: number, roomRate: number): void;
  /** true: (almost) silent, without stopping the sound device. false: fades the person's own volume back in. */
  hush(silent: boolean): void;
  listen(listener: (event: PlayerEvent) => void): Stop;
  /** Asked about once a second; players that know nothing leave it out. */
  figures?(): PlayerFigures;
}
