/**
 * Proof: what one probe proves about the server's clock. No averaging can be wronger than its samples; a proof is never
 * wrong at all: the answer was written after the question left and before the answer came.
 */
import type { LocalMs, ServerMs } from '../runtime/units.ts';

/** The four moments of one probe. */
export interface ClockProof {
  readonly sent: LocalMs;
  readonly received: ServerMs;
  readonly answered: ServerMs;
  readonly returned: LocalMs;
}

/** The same as bounds on the offset θ = server − local, in ms: θ(sent) ≤ up and θ(returned) ≥ −down. [CK1] */
export interface Bounds {
  readonly sent: LocalMs;
  readonly returned: LocalMs;
  /** Halfway between. */
  readonly middle: number;
  readonly up: number;
  readonly down: number;
  readonly roundTripMs: number;
}

/** Longer than this a probe proves next to nothing. */
const longestMs = 10_000;
/** Moments of some hours, taken apart and put together again, are off by less than this. */
const roundingMs = 1e-3;
/** While the answer is held back there, the two clocks go on, each at its own speed; no working clock is further off. */
const mostDrift = 600e-6;

/** null: a clock moved under the probe, or it took so long that it is worth nothing. [CK2] */
export function boundsOf({ sent, received, answered, returned }: ClockProof): Bounds | null {
  const heldMs = answered - received;
  const roundTripMs = returned - sent - heldMs;
  const slackMs = roundingMs + Math.abs(heldMs) * mostDrift;
  if (!(roundTripMs >= -slackMs && roundTripMs <= longestMs) || returned < sent) return null;
  return {
    sent,
    returned,
    middle: (sent + returned) / 2,
    up: received - sent,
    down: returned - answered,
    roundTripMs: Math.max(0, roundTripMs),
  };
}

/** Whether one offset could satisfy both, give or take `slackMs`. */
export function agree(a: Bounds, b: Bounds, slackMs: number): boolean {
  return Math.min(a.up, b.up) + slackMs >= Math.max(-a.down, -b.down);
}
