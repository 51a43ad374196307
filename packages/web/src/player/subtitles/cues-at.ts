/** Cues at: which lines are to be seen at a moment. Apart from what reads files, so that it can be shown without. */
import type { Cue } from './cues.ts';

/** What is to be seen at `position`, at most so many at once. */
export function cuesAt(cues: readonly Cue[], position: number, most = 4): readonly Cue[] {
  const seen: Cue[] = [];
  // Few overlap, and none is longer than this before the one that is wanted.
  for (let index = firstAfter(cues, position) - 1; index >= 0 && seen.length < most; index--) {
    const cue = cues[index];
    if (cue === undefined || cue.from < position - LONGEST_SEC) break;
    if (cue.to > position) seen.push(cue);
  }
  return seen.toReversed();
}

const LONGEST_SEC = 120;

/** Index of the first cue that begins later than `position`. */
function firstAfter(cues: readonly Cue[], position: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.from ?? Infinity) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
