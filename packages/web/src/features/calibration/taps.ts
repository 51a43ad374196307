/**
 * Taps: the delay of the sound from a person who has tapped along with beeps, and then with flashes. How early or late
 * people tap is in both, and falls out.
 */
import { fail, ok, type Result } from '@lockstep/core';

/** Enough to tell; the first ones, while the beat is being found, do not count. */
export const TAPS_NEEDED = 8;
const FINDING = 2;
/** Half of the taps lie within this, or nobody tapped along. */
const STEADY_MS = 140;

export type TapProblem = 'tooFew' | 'unsteady';

/** @param sound, light moments of taps after their beats, in ms, in order */
export function delayFromTaps(
  sound: readonly number[],
  light: readonly number[],
): Result<number, TapProblem> {
  const heard = sound.slice(FINDING);
  const seen = light.slice(FINDING);
  const least = TAPS_NEEDED - FINDING;
  if (heard.length < least || seen.length < least) return fail('tooFew');
  if (spread(heard) > STEADY_MS || spread(seen) > STEADY_MS) return fail('unsteady');
  return ok(Math.round(quantile(heard, 0.5) - quantile(seen, 0.5)));
}

const spread = (values: readonly number[]): number => quantile(values, 0.75) - quantile(values, 0.25);

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
