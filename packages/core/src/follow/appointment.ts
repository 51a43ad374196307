/** Appointment: the nearest moment at which somebody can be on a line by a seek. Rules FO51, FO67. */
import { localMs, type LocalMs, type MediaSec } from '../runtime/units.ts';
import type { Helm } from './helm.ts';

/** Finer appointments gain nothing anybody sees. */
const stepMs = 100;

export interface LandOptions {
  /** When to be there; null: as soon as can be. */
  readonly meet: LocalMs | null;
  /** Standing this near needs no seek. */
  readonly withinSec?: number;
  /** For `meet: null`: not before this. */
  readonly earliest?: LocalMs;
  /** What a seek that must fetch takes now, where that is known better than from those before. */
  readonly farMs?: number;
}

/** What is asked of the helm. */
export interface JourneyHelm {
  readonly costs: Pick<Helm['costs'], 'seekMs' | 'startMs'>;
  readonly player: Pick<Helm['player'], 'bufferedAhead'>;
  readonly policy: Pick<Helm['policy'], 'landMarginMs' | 'nearSec'>;
  readonly runtime: Pick<Helm['runtime'], 'now'>;
}

export interface Journey {
  /** Where the line is at a moment. */
  readonly placeAt: (moment: LocalMs) => MediaSec;
  /** What a seek takes that must fetch. */
  readonly farMs: number;
}

/**
 * The nearest moment whose place is at hand, since a seek there is quick; where none is, or only later than one that must
 * be fetched, that one.
 */
export function soonest(helm: JourneyHelm, { placeAt, farMs }: Journey): LocalMs {
  const { costs, player, policy, runtime } = helm;
  const now = runtime.now();
  const after = (seekMs: number): number => now + seekMs + policy.landMarginMs + costs.startMs('cold');
  const fetched = after(farMs);
  for (let moment = after(costs.seekMs('near')); moment < fetched; moment += stepMs) {
    const at = localMs(moment);
    if (player.bufferedAhead(placeAt(at)) > policy.nearSec) return at;
  }
  return localMs(fetched);
}
