import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayFromTaps, TAPS_NEEDED } from './taps.ts';

const taps = (at: number, ...wobble: readonly number[]): readonly number[] =>
  Array.from({ length: TAPS_NEEDED }, (_, index) => at + (wobble[index % Math.max(1, wobble.length)] ?? 0));

test('how late the sound is is how much later people tap to it', () => {
  expect(delayFromTaps(taps(150, -8, 5, 3), taps(-30, 4, -6))).toEqual({ ok: true, value: 184 });
  expect(delayFromTaps(taps(-40), taps(-30))).toEqual({ ok: true, value: -10 });
});

test('however early or late somebody taps, it is the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -200, max: 200 }), (habit, delay) => {
      expect(delayFromTaps(taps(habit + delay), taps(habit))).toEqual({ ok: true, value: delay });
    }),
  );
});

test('one tap gone wrong changes next to nothing', () => {
  const wrong = [...taps(150)];
  wrong[5] = -400;
  expect(delayFromTaps(wrong, taps(0))).toEqual({ ok: true, value: 150 });
});

test('few taps tell nothing, nor do those that follow no beat', () => {
  expect(delayFromTaps(taps(0).slice(1), taps(0))).toEqual({ ok: false, error: 'tooFew' });
  expect(delayFromTaps(taps(0, -300, 300, 0), taps(0))).toEqual({ ok: false, error: 'unsteady' });
});
