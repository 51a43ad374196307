/**
 * Corridor: the straight line of the offset that keeps the greatest distance to all bounds. Delay only ever pushes a
 * bound away from the truth, so the quickest probes of each direction are its walls, and the truth runs between them.
 * (The widest-corridor idea is that of convex-hull clock estimation, with a prior on the slope.)
 */
import type { Bounds } from './proof.ts';

/** Offset at local moment t: `offset + slope · (t − ref)`. */
export interface OffsetLine {
  readonly ref: number;
  readonly offset: number;
  readonly slope: number;
  /** Half the corridor's width: the error if the path were as lopsided as it can be, ms. */
  readonly halfWidth: number;
}

/** Oscillators of phones and computers stay within some tens of ppm; without the prior a short history bends to noise. */
const slopeDeviation = 40e-6;
/** What a wall is uncertain by, ms: it weighs width against a likely slope. */
const wallNoiseMs = 0.6;
/** No working clock is further off than this. */
const steepest = 600e-6;
/** Leaves the slope known to 0.002 ppm. */
const steps = 28;
const golden = (Math.sqrt(5) - 1) / 2;

export const offsetAt = (line: OffsetLine, moment: number): number =>
  line.offset + line.slope * (moment - line.ref);

/** The corridor at `ref` for one slope: how far up and how far down the walls are. */
function wallsFor(slope: number, bounds: readonly Bounds[], ref: number): { up: number; down: number } {
  let up = Infinity;
  let down = Infinity;
  for (const bound of bounds) {
    up = Math.min(up, bound.up - slope * (bound.sent - ref));
    down = Math.min(down, bound.down + slope * (bound.returned - ref));
  }
  return { up, down };
}

/** The widest corridor through `bounds` (at least one), as seen from local moment `ref`. [CK3] */
export function widestCorridor(bounds: readonly Bounds[], ref: number): OffsetLine {
  const score = (slope: number): number => {
    const { up, down } = wallsFor(slope, bounds, ref);
    return (up + down) / (2 * wallNoiseMs) - (slope / slopeDeviation) ** 2 / 2;
  };
  // The score is concave (a minimum of lines less a parabola), so a golden section finds its top.
  let low = -steepest;
  let high = steepest;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let scoreLeft = score(left);
  let scoreRight = score(right);
  for (let i = 0; i < steps; i++) {
    if (scoreLeft > scoreRight) {
      high = right;
      right = left;
      scoreRight = scoreLeft;
      left = high - golden * (high - low);
      scoreLeft = score(left);
    } else {
      low = left;
      left = right;
      scoreLeft = scoreRight;
      right = low + golden * (high - low);
      scoreRight = score(right);
    }
  }
  const slope = (low + high) / 2;
  const { up, down } = wallsFor(slope, bounds, ref);
  return { ref, offset: (up - down) / 2, slope, halfWidth: Math.max(0, (up + down) / 2) };
}
