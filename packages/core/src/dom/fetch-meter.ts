/** FetchMeter: how fast a film comes in, told from how much of it is at hand: browsers tell nothing finer of every film. */
import type { MediaElement } from './media-element.ts';

/** Browsers fetch in bursts; over this long they even out. */
const windowMs = 5000;

interface Sample {
  readonly at: number;
  /** Seconds of film that have come in so far, as far as was seen. */
  readonly fetched: number;
}

export class FetchMeter {
  #samples: readonly Sample[] = [];
  #atHand = 0;
  #fetched = 0;

  /** Looks at what is at hand `now`; seconds of film per second over the last while, or null while nothing comes in. */
  look(now: number, buffered: MediaElement['buffered']): number | null {
    let atHand = 0;
    for (let i = 0; i < buffered.length; i++) atHand += buffered.end(i) - buffered.start(i);
    // Browsers also throw away what was seen; that is not less fetched.
    if (this.#samples.length > 0) this.#fetched += Math.max(0, atHand - this.#atHand);
    this.#atHand = atHand;
    const recent = this.#samples.filter(({ at }) => now - at <= windowMs);
    this.#samples = [...recent, { at: now, fetched: this.#fetched }];
    const [first] = recent;
    if (first === undefined || now - first.at < 500) return null;
    const speed = ((this.#fetched - first.fetched) / (now - first.at)) * 1000;
    return speed > 0.01 ? speed : null;
  }
}
