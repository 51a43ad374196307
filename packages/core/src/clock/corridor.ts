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
}

/**
 * Oscillators of phones and computers stay within some tens of ppm, some reach 100; without the prior a short history bends
 * to noise. Half of this left two devices 200 ppm apart 2 ms wrong for a minute and was no better for good ones.
 */
const slopeDeviation = 80e-6;
/** What a wall is uncertain by, ms: it weighs width against a likely slope. */
const wallNoiseMs = 0.6;
/** No working clock is further off than this. */
const steepest = 600e-6;
/** Leaves the slope known to 0.002 ppm. */
const steps = 28;
/** Leaves the range of slopes known to 0.02 ppm. */
const halvings = 15;
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

/** The place of the greatest value of a concave function between `low` and `high`, by golden section. */
function topOf(score: (slope: number) => number, low: number, high: number): number {
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
  return (low + high) / 2;
}

/** The widest corridor through `bounds` (at least one), as seen from local moment `ref`. [CK3] */
export function widestCorridor(bounds: readonly Bounds[], ref: number): OffsetLine {
  // A minimum of lines less a parabola: concave.
  const slope = topOf(
    (one) => {
      const { up, down } = wallsFor(one, bounds, ref);
      return (up + down) / (2 * wallNoiseMs) - (one / slopeDeviation) ** 2 / 2;
    },
    -steepest,
    steepest,
  );
  const { up, down } = wallsFor(slope, bounds, ref);
  return { ref, offset: (up - down) / 2, slope };
}

/** How far `possible` holds from `from`, where it does, towards `to`. */
function reach(possible: (slope: number) => boolean, from: number, to: number): number {
  if (possible(to)) return to;
  let inside = from;
  let outside = to;
  for (let i = 0; i < halvings; i++) {
    const middle = (inside + outside) / 2;
    if (possible(middle)) inside = middle;
    else outside = middle;
  }
  // The far end of what is left: rather too wide than too narrow.
  return outside;
}

/**
 * How far the truth may be from `line` at its `ref`, in ms: the greatest distance to any straight line, as steep as a clock
 * may be, that all of `bounds` allow. A short history allows many slopes, a lopsided path one wall. [CK5]
 */
export function worstError(line: OffsetLine, bounds: readonly Bounds[]): number {
  const { ref, offset, slope } = line;
  const wallsOf = (one: number): { up: number; down: number } => wallsFor(one, bounds, ref);
  const possible = (one: number): boolean => {
    const { up, down } = wallsOf(one);
    return up + down >= 0;
  };
  const low = reach(possible, slope, -steepest);
  const high = reach(possible, slope, steepest);
  const { up } = wallsOf(topOf((one) => wallsOf(one).up, low, high));
  const { down } = wallsOf(topOf((one) => wallsOf(one).down, low, high));
  return Math.max(0, up - offset, down + offset);
}
