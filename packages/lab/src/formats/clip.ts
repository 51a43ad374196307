/** Clip: a small film file of some kind, how it is made, and what is to become of it in Chromium. */

/** What becomes of a film file. */
export type Outcome =
  /** The browser plays it by itself. */
  | 'native'
  /** Wrapped anew, picture and sound as they are. */
  | 'remux'
  /** Wrapped anew, the sound coded anew. */
  | 'recode'
  /** The picture plays, the sound cannot. */
  | 'silent'
  | 'refused';

export interface Clip {
  /** With its ending. */
  readonly name: string;
  /** For people, in the table. */
  readonly container: string;
  readonly video: string;
  /** `-`: none. */
  readonly audio: string;
  /** What is special about it; empty for plain ones. */
  readonly note: string;
  readonly make: Making;
  readonly outcome: Outcome;
  /** What a person is told cannot be played: names of codecs or of the container, or `damaged`, `empty`. */
  readonly told: readonly string[];
  /** The number of the frame that is to be seen at the beginning. */
  readonly firstFrame: number;
  /** So much of it can be seen, in s. */
  readonly seconds: number;
  /** What is to be seen at the three places, where that is not the frame one expects; null there: anything. */
  readonly frames: readonly (number | null)[] | null;
}

export type Making =
  /** By ffmpeg, from picture (input 0) and sound (input 1), or from another clip. */
  | {
      readonly by: 'ffmpeg';
      readonly words: readonly string[];
      readonly from?: string;
      readonly subtitles?: readonly string[];
    }
  /** Bytes of another clip, changed. */
  | { readonly by: 'hand'; readonly from: string; readonly change: (bytes: Buffer) => Buffer };

/** Length of the clips, in s. */
export const CLIP_SEC = 2;
/** A key picture every so many frames. */
export const KEY_EVERY = 12;
