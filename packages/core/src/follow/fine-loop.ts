/** Fine loop: what share of speed brings a small error away unheard, and the device's own rate error learnt meanwhile. Rules FO40–FO43. */
import type { FollowPolicy } from './policy.ts';

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** Share of speed to add for an error (media − target, seconds): against it, gentler the smaller it is. [FO40] */
export function correction(errorSec: number, policy: FollowPolicy): number {
  const size = Math.abs(errorSec);
  const band = policy.fineBands.find(({ belowSec }) => size <= belowSec);
  return band === undefined ? 0 : clamp(-errorSec / band.withinSec, band.limit);
}

/**
 * The device's rate error (1e-6 is 1 ppm) after `seconds` more at this error. Without it a long film rests off the line
 * by what the proportional part needs to balance the drift. [FO41]
 */
export function learnDrift(
  drift: number,
  errorSec: number,
  seconds: number,
  { driftTimeSec, driftMost }: FollowPolicy,
): number {
  // With the 2 s of the innermost band this makes a well damped loop of second order.
  return clamp(drift + (4 / driftTimeSec ** 2) * errorSec * seconds, driftMost);
}
