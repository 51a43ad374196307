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
  /** Of the sound device, in ms; null: not known. */
  readonly beatMs: number | null;
}

export type TrimStep =
  | { readonly type: 'done' }
  /** Run at roomRate · (1 + share) for `ms`. */
  | { readonly type: 'pulse'; readonly share: number; readonly ms: number };

/**
 * A change of speed that makes up for `behindSec` unheard. Where the beat is known it is of whole beats, and as short as it
 * can be gently; else long enough for parts of a beat not to matter much. [FO27][FO45]
 */
export function silentPulse(
  behindSec: number,
  { roomRate, beatMs }: Pick<TrimFacts, 'roomRate' | 'beatMs'>,
  { pulseSec, beatPulseSec, silentPulseMost, gentlePulse }: FollowPolicy,
): { readonly share: number; readonly ms: number } {
  const size = Math.abs(behindSec) / roomRate;
  const usualSec =
    beatMs === null ? pulseSec : Math.max(beatPulseSec, Math.min(pulseSec, size / gentlePulse));
  const leastMs = Math.max(size / silentPulseMost, usualSec) * 1000;
  const ms = beatMs === null ? leastMs : Math.ceil(leastMs / beatMs) * beatMs;
  return { share: (behindSec / roomRate / ms) * 1000, ms };
}

export function trimStep(facts: TrimFacts, policy: FollowPolicy): TrimStep {
  const { errorSec, silent, sinceMs, roomRate } = facts;
  const size = Math.abs(errorSec);
  const mostMs = silent ? policy.silentTrimMostMs : policy.audibleTrimMostMs;
  if (size < policy.trimmedSec || size > policy.landSec || sinceMs > mostMs) return { type: 'done' };
  if (silent) return { type: 'pulse', ...silentPulse(-errorSec, facts, policy) };
  const strength = size > policy.bigSec ? policy.audiblePulseBig : policy.audiblePulse;
  return { type: 'pulse', share: -Math.sign(errorSec) * strength, ms: (size / strength / roomRate) * 1000 };
}
