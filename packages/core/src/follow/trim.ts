/** Trim: what to do with the error a start has left, before it is heard or by pulses too weak to bother. Rules FO44–FO47. */
import type { FollowPolicy } from './policy.ts';

export interface TrimFacts {
  /** media − target, seconds. */
  readonly errorSec: number;
  /** Nobody hears it yet. */
  readonly silent: boolean;
  /** Since play() was called. */
  readonly sinceMs: number;
  readonly roomRate: number;
}

export type TrimStep =
  | { readonly type: 'done' }
  /** Run at roomRate · (1 + share) for `ms`. */
  | { readonly type: 'pulse'; readonly share: number; readonly ms: number };

export function trimStep({ errorSec, silent, sinceMs, roomRate }: TrimFacts, policy: FollowPolicy): TrimStep {
  const size = Math.abs(errorSec);
  const mostMs = silent ? policy.silentTrimMostMs : policy.audibleTrimMostMs;
  if (size < policy.trimmedSec || size > policy.landSec || sinceMs > mostMs) return { type: 'done' };
  const audible = size > policy.bigSec ? policy.audiblePulseBig : policy.audiblePulse;
  const strength = silent ? Math.min(policy.silentPulseMost, size / roomRate / policy.pulseSec) : audible;
  return { type: 'pulse', share: -Math.sign(errorSec) * strength, ms: (size / strength / roomRate) * 1000 };
}
