/** Told: what this page answers to the person's own deeds, in passing. Nobody else hears of it. */
import type { RefusalCode } from '@lockstep/core';
import type { SubtitleProblem } from './subtitles/read-subtitles.ts';
import type { Volume } from './volume.ts';

export type Told =
  /** The room would not do it; it was not asked. [ST2] */
  | { readonly type: 'refused'; readonly code: RefusalCode }
  | { readonly type: 'volume'; readonly volume: Volume }
  | { readonly type: 'screenshot'; readonly outcome: ScreenshotOutcome }
  | { readonly type: 'link'; readonly copied: boolean }
  /** The browser would not show it in a window of its own. */
  | { readonly type: 'noWindow' }
  | { readonly type: 'marked'; readonly at: number }
  /** A file of subtitles was taken. */
  | { readonly type: 'subtitles'; readonly file: string }
  | { readonly type: 'noSubtitles'; readonly file: string; readonly problem: SubtitleProblem }
  /** What played here could not be opened; another way was taken. `own`: what failed was this person's own. */
  | { readonly type: 'switched'; readonly own: boolean }
  /** Its own style cannot be drawn here. */
  | { readonly type: 'subtitlesPlain'; readonly name: string }
  | { readonly type: 'subtitlesShown'; readonly on: boolean };

export type ScreenshotOutcome =
  | 'saved'
  /** The film is another site's, which does not let pages copy its picture. */
  | 'foreign'
  /** No picture is there to be copied. */
  | 'nothing';

/** The last thing told; a greater number is newer. */
export interface TellingNow {
  readonly id: number;
  readonly what: Told;
}
