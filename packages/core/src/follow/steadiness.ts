/** Steadiness: how often a device may land by itself, and when it counts as too slow to be waited for. Rules FO61–FO62. */
import type { LocalMs } from '../runtime/units.ts';
import type { FollowPolicy } from './policy.ts';

export class Steadiness {
  readonly #policy: FollowPolicy;
  #landings = 0;
  #notBefore = -Infinity;
  #quietSince: number | null = null;
  #slow = false;

  constructor(policy: FollowPolicy) {
    this.#policy = policy;
  }

  /** Cannot keep up. */
  get slow(): boolean {
    return this.#slow;
  }

  /** The room moved: what went wrong before is no reason to wait now. */
  newLine(): void {
    this.#landings = 0;
    this.#notBefore = -Infinity;
    this.#quietSince = null;
  }

  mayLand(now: LocalMs): boolean {
    return now >= this.#notBefore;
  }

  /** It lands because it fell off the line. */
  landing(now: LocalMs): void {
    const { backOffMs, backOffMost, slowAfterLandings } = this.#policy;
    this.#landings++;
    this.#notBefore = now + backOffMs * Math.min(backOffMost, 2 ** Math.max(0, this.#landings - 2));
    this.#quietSince = null;
    if (this.#landings >= slowAfterLandings) this.#slow = true;
  }

  /** It runs with this error; ten quiet seconds forgive everything. */
  running(now: LocalMs, errorSec: number, quietSec: number): void {
    if (Math.abs(errorSec) > quietSec) {
      this.#quietSince = null;
      return;
    }
    this.#quietSince ??= now;
    if (now - this.#quietSince < this.#policy.quietMs) return;
    this.#landings = 0;
    this.#slow = false;
  }
}
