/** Text cues: what has come of a stream's subtitles, put together. */
import type { FeedCue } from './feed.ts';

/** Pieces overlap, and come again after a seek: what is there already stays once. */
export function withCues(had: readonly FeedCue[], more: readonly FeedCue[]): readonly FeedCue[] {
  const key = ({ from, to, text }: FeedCue) => `${from.toFixed(3)} ${to.toFixed(3)} ${text}`;
  const all = new Map([...had, ...more].map((cue) => [key(cue), cue]));
  return [...all.values()].toSorted((a, b) => a.from - b.from || a.to - b.to);
}
