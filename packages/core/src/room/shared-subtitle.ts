/** Shared subtitle: subtitles that somebody has shared with the room: where each member's player finds them. */
import type { SubtitleId } from './ids.ts';

export interface SharedSubtitle {
  readonly id: SubtitleId;
  /** What they are called. */
  readonly label: string;
  /** A language tag; null: not told. */
  readonly lang: string | null;
  /** An http(s) address, or a path on this server beginning with `/`. */
  readonly url: string;
}
