/** Drought: a landing for which nothing comes. When it is one the room has to know of, and whether the line is dead. Rules FO54, FO55. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import { localMs, type LocalMs } from '../runtime/units.ts';
import type { FollowPolicy } from './policy.ts';

export interface DroughtOptions {
  readonly clock: Pick<SyncedClock, 'confirmedAt' | 'freshen'>;
  readonly policy: Pick<FollowPolicy, 'dryLandingMs' | 'askClockEveryMs' | 'unansweredMs'>;
}

export class Drought {
  readonly #options: DroughtOptions;
  /** Since when there is nothing to show; null: there is. */
  #since: LocalMs | null = null;
  #askedAt = localMs(-Infinity);
  #lineDead = false;

  constructor(options: DroughtOptions) {
    this.#options = options;
  }

  /** The clock was asked meanwhile and not answered: how long the seek took says nothing of those to come. [FO55] */
  get lineDead(): boolean {
    return this.#lineDead;
  }

  /** Every tick of the landing. @returns whether the room has to know of it */
  tick(now: LocalMs, dry: boolean): boolean {
    if (!dry) {
      this.#since = null;
      return false;
    }
    this.#since ??= now;
    if (now - this.#since <= this.#options.policy.dryLandingMs) return false;
    this.#ask(now);
    return true;
  }

  /** Something came, or nothing is waited for any more. */
  end(): void {
    this.#since = null;
    this.#askedAt = localMs(-Infinity);
    this.#lineDead = false;
  }

  #ask(now: LocalMs): void {
    const { clock, policy } = this.#options;
    const askedMs = now - this.#askedAt;
    const answered = askedMs === Infinity || clock.confirmedAt > this.#askedAt;
    if (!answered && askedMs > policy.unansweredMs) this.#lineDead = true;
    if (!answered || askedMs <= policy.askClockEveryMs) return;
    this.#askedAt = now;
    clock.freshen();
  }
}
