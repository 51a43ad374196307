import { expect, test } from 'vitest';
import { withCues } from './text-cues.ts';

const cue = (from: number, text: string) => ({ from, to: from + 1, text });

test('[MD22] cues come in the order in which they are seen, and those that come again stay once', () => {
  const first = withCues([], [cue(4, 'b'), cue(1, 'a')]);
  expect(first).toEqual([cue(1, 'a'), cue(4, 'b')]);
  expect(withCues(first, [cue(4, 'b'), cue(4, 'c'), cue(2, 'd')])).toEqual([
    cue(1, 'a'),
    cue(2, 'd'),
    cue(4, 'b'),
    cue(4, 'c'),
  ]);
});
