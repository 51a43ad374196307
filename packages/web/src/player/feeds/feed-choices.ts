/** Feed choices: what somebody chooses of what a film offers. Qualities and languages are kept as wishes for the films after it. */
import type { Feed, FeedState, FeedWishes } from './feed.ts';

export interface FeedChoices {
  /** Of the qualities and sound tracks the state lists; null: the feed chooses by the line. */
  readonly chooseQuality: (id: string | null) => void;
  readonly chooseAudio: (id: string) => void;
  /** The film's sound later than its picture, in s; where the state tells that it can be. */
  readonly shiftSound: (sec: number) => void;
  /** Of the subtitles the state lists; null: none are fetched any more. */
  readonly fetchText: (id: string | null) => void;
}

export interface FeedChoicesOptions {
  /** Of the film that is shown now; null: none has one. */
  readonly feed: () => Feed | null;
  readonly listed: () => FeedState;
  readonly keepWishes: (change: Partial<FeedWishes>) => void;
}

export const createFeedChoices = ({ feed, listed, keepWishes }: FeedChoicesOptions): FeedChoices => ({
  chooseQuality(id) {
    keepWishes({ height: listed().qualities.find((one) => one.id === id)?.height ?? null });
    feed()?.chooseQuality(id);
  },
  chooseAudio(id) {
    keepWishes({ language: listed().audioTracks.find((one) => one.id === id)?.language ?? null });
    feed()?.chooseAudio(id);
  },
  shiftSound: (sec) => feed()?.shiftSound?.(sec),
  fetchText: (id) => feed()?.fetchText?.(id),
});
