/**
 * Beeps: by how much each member's sound is ahead of another's, found by sliding one recording along the other around
 * each beep until they match best.
 */
import type { Recording } from './sound-card.ts';
import { recordingRate } from './sound-card.ts';

/** Share of the loudest sample: above the chord under the beeps, below any beep. */
const BEEP_LEVEL = 0.3;
/** Softer than this there is no film to be heard. */
const SILENCE = 0.001;
const WINDOW_SEC = 0.08;
const WIDEST_SHIFT_SEC = 0.4;
const COARSE_STEP = 8;

/** Shifts in ms of every pair of members at every beep of the first of the two; pairs that do not match are left out. */
export function beepSkews(recording: Recording): number[] {
  const skews: number[] = [];
  const { members } = recording;
  for (let one = 0; one < members.length; one += 1) {
    for (let other = one + 1; other < members.length; other += 1) {
      const a = members[one];
      const b = members[other];
      if (a === undefined || b === undefined) continue;
      for (const onset of beepOnsets(a)) {
        const shift = bestShift(a, b, onset);
        if (shift !== null) skews.push((shift / recordingRate) * 1000);
      }
    }
  }
  return skews;
}

/** Samples at which a beep begins after at least half a second of quiet. */
export function beepOnsets(samples: Float32Array): number[] {
  const onsets: number[] = [];
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), SILENCE);
  let lastLoud = -Infinity;
  for (let at = 0; at < samples.length; at += 1) {
    if (Math.abs(samples[at] ?? 0) < BEEP_LEVEL * loudest) continue;
    if (at - lastLoud > recordingRate / 2) onsets.push(at);
    lastLoud = at;
  }
  return onsets;
}

/** How many samples later `b` plays what `a` plays at `onset`; null without a clear match. */
function bestShift(a: Float32Array, b: Float32Array, onset: number): number | null {
  const window = Math.round(WINDOW_SEC * recordingRate);
  const widest = Math.round(WIDEST_SHIFT_SEC * recordingRate);
  if (onset - widest < 0 || onset + widest + window > b.length) return null;
  let best = 0;
  let bestMatch = -Infinity;
  // The sliding tone swings at 450 Hz or faster: 53 samples or more, so that steps of 8 cannot miss its peak.
  for (let shift = -widest; shift <= widest; shift += COARSE_STEP) {
    const match = likeness(a, b, onset, shift, window, 4);
    if (match > bestMatch) [best, bestMatch] = [shift, match];
  }
  const near = best;
  bestMatch = -Infinity;
  for (let shift = near - COARSE_STEP; shift <= near + COARSE_STEP; shift += 1) {
    const match = likeness(a, b, onset, shift, window, 1);
    if (match > bestMatch) [best, bestMatch] = [shift, match];
  }
  return bestMatch > 0.7 ? best : null;
}

/** Normalised correlation, −1 to 1. */
function likeness(
  a: Float32Array,
  b: Float32Array,
  onset: number,
  shift: number,
  window: number,
  step: number,
): number {
  let product = 0;
  let energyA = 0;
  let energyB = 0;
  for (let at = onset; at < onset + window; at += step) {
    const x = a[at] ?? 0;
    const y = b[at + shift] ?? 0;
    product += x * y;
    energyA += x * x;
    energyB += y * y;
  }
  const energy = Math.sqrt(energyA * energyB);
  return energy > 0 ? product / energy : 0;
}
