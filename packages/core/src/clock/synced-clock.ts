/** SyncedClock: what the rest asks of the estimated server clock, and nothing of how it is estimated. */
import type { LocalMs, ServerMs } from '../runtime/units.ts';

export interface SyncedClock {
  /** Good enough to follow by. */
  readonly ready: boolean;
  /** Recent probes contradict the estimate: do not act on big errors until it is settled. */
  readonly suspect: boolean;
  /** When the last probe that agreed came back; -Infinity before the first. */
  readonly confirmedAt: LocalMs;
  /** Worst-case error in ms, if the path were as lopsided as it can be; Infinity until ready. */
  readonly errorMs: number;
  toServer(moment: LocalMs): ServerMs;
  toLocal(moment: ServerMs): LocalMs;
  /** Asks for a few probes right now. */
  freshen(): void;
}
