/**
 * StepClock: where a moving film is between two things told of it. A player in a frame tells its position some times a
 * second, each time late by what the message took. It is never ahead of itself, so what was told with the least delay
 * of late is nearest to the truth. [EM12]
 */
interface Told {
  readonly at: number;
  /** Position less what the film had run by then, in seconds. */
  readonly offset: number;
}

/** Long enough for some messages, short enough for a film that fell behind to show. */
const windowMs = 1500;
/** Told to be elsewhere by more than this it was moved, or stood: what was told before says nothing. */
const jumpSec = 0.4;
/** Nothing new for so long: it does not move, or nobody tells. */
const silentMs = 1200;

export class StepClock {
  #told: readonly Told[] = [];
  #rate = 1;
  #last = Number.NaN;
  #movedAt = -Infinity;

  /** What was told before says nothing any more; the film stands at `position`. */
  reset(position: number): void {
    this.#told = [];
    this.#last = position;
    this.#movedAt = -Infinity;
  }

  setRate(rate: number): void {
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.#told = [];
  }

  /** What a moving film told of itself, heard at `now` (ms). */
  hear(now: number, position: number): void {
    if (position === this.#last) return;
    this.#last = position;
    this.#movedAt = now;
    const offset = position - this.#run(now);
    const recent = this.#told.filter(({ at }) => now - at < windowMs);
    const known = offsetOf(recent);
    const jumped = known !== null && Math.abs(offset - known) > jumpSec;
    this.#told = jumped ? [{ at: now, offset }] : [...recent, { at: now, offset }];
  }

  /** In seconds, at `now` (ms). */
  at(now: number): number {
    const offset = offsetOf(this.#told);
    if (offset === null || now - this.#movedAt > silentMs) return this.#last;
    return offset + this.#run(now);
  }

  #run(now: number): number {
    return (this.#rate * now) / 1000;
  }
}

const offsetOf = (told: readonly Told[]): number | null =>
  told.length === 0 ? null : Math.max(...told.map(({ offset }) => offset));
