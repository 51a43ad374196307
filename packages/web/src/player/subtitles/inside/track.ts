/** Track inside a film: subtitles that came in the film's own file, and what reading some of them gives. */
import type { SubtitleText } from '../read-subtitles.ts';

/** What one line says, when. */
export interface Line {
  /** Seconds of the film, from and to. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One track as the film's file tells of it. */
export interface InsideTrack {
  /** What its maker called it; empty: nothing. */
  readonly title: string;
  /** A language tag or code; null: not told. */
  readonly language: string | null;
  /** Reads what is said around that time, if it has not been read; false: nothing new. */
  readonly readAround: (sec: number, signal: AbortSignal) => Promise<boolean>;
  /** Everything that has been read so far. */
  readonly text: () => Promise<SubtitleText>;
}
