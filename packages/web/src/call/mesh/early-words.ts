/** EarlyWords: an offer may come before the room has told that its sender is in the call. It is kept for a moment. [CA32] */
import type { Runtime, Signal } from '@lockstep/core';

export interface EarlyWords {
  readonly keep: (from: string, word: Signal) => void;
  /** What there is from him, which is kept no longer. */
  readonly of: (from: string) => readonly Signal[];
  readonly stop: () => void;
}

const keptMs = 10_000;
const mostSenders = 20;
const mostWords = 20;

export function createEarlyWords(runtime: Pick<Runtime, 'now'>): EarlyWords {
  const kept = new Map<string, { readonly at: number; readonly words: readonly Signal[] }>();
  return {
    keep(from, word) {
      switch (word.what.type) {
        case 'bye':
        case 'gone':
          kept.delete(from);
          return;
        case 'description':
          // A new offer makes everything before it worthless.
          kept.delete(from);
          for (const [sender, { at }] of kept) if (runtime.now() - at >= keptMs) kept.delete(sender);
          if (kept.size < mostSenders) kept.set(from, { at: runtime.now(), words: [word] });
          return;
        case 'candidates': {
          const before = kept.get(from);
          if (before === undefined || before.words.length >= mostWords) return;
          kept.set(from, { ...before, words: [...before.words, word] });
          return;
        }
        case 'hello':
        case 'alive':
        case 'notSent':
        case 'file':
          return;
      }
    },
    of(from) {
      const found = kept.get(from);
      kept.delete(from);
      return found !== undefined && runtime.now() - found.at < keptMs ? found.words : [];
    },
    stop: () => kept.clear(),
  };
}
