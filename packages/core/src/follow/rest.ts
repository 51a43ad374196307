/** Rest: a film that stands, on exactly the frame everybody shows. Rules FO12–FO14. */
import type { LocalMs, MediaSec } from '../runtime/units.ts';
import { mediaSec } from '../runtime/units.ts';
import type { Helm } from './helm.ts';
import type { Reading } from './player.ts';

/** What a seek that has arrived may differ by: players round. */
const sameSec = 0.0005;
/** Some players land beside where they are told; asking again and again would not help. */
const mostSeeks = 2;

export interface RestPlan {
  readonly at: MediaSec;
  readonly end: MediaSec | null;
  /** Until then a small offset stays: a quick toggle should not pay for a seek. */
  readonly settleAt: LocalMs;
  /** The film was moving. */
  readonly ran: boolean;
}

export class Rest {
  readonly #helm: Helm;
  readonly #at: MediaSec;
  readonly #end: MediaSec | null;
  readonly #settleAt: LocalMs;
  /** The film ran until now: it shows whatever frame was last drawn, however near its position is. */
  #drawn: boolean;
  #seeks = 0;

  constructor(helm: Helm, { at, end, settleAt, ran }: RestPlan) {
    this.#helm = helm;
    this.#at = at;
    this.#end = end;
    this.#settleAt = settleAt;
    this.#drawn = !ran;
  }

  tick(now: LocalMs, reading: Reading): void {
    const { policy } = this.#helm;
    if (reading.seeking || this.#seeks >= mostSeeks) return;
    const last = this.#end === null ? Infinity : Math.max(0, this.#end - policy.shortOfEndSec);
    if (this.#at > last && reading.position >= last - policy.unsteeredSec) return;
    const to = Math.min(this.#at, last);
    const off = Math.abs(reading.position - to);
    if (off <= sameSec && this.#drawn) return;
    if (off <= policy.besideSec && now < this.#settleAt) return;
    this.#drawn = true;
    this.#seeks++;
    this.#helm.seek(mediaSec(to));
  }
}
