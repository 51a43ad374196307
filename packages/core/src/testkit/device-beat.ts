/** DeviceBeat: when a simulated sound device asks for sound: at a fixed beat of its own clock, another one each time it was closed. */
import type { Dice } from './dice.ts';
import type { VirtualTime } from './virtual-time.ts';

/** As Chromium: nobody plays to it for so long, and it is closed. */
const keptMs = 10_000;

export interface DeviceBeatOptions {
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly beatMs: number;
  readonly driftPpm: number;
}

export class DeviceBeat {
  readonly #time: VirtualTime;
  readonly #dice: Dice;
  readonly #beatMs: number;
  #phase: number;
  #unusedSince: number;

  constructor({ time, dice, beatMs, driftPpm }: DeviceBeatOptions) {
    this.#time = time;
    this.#dice = dice;
    this.#beatMs = beatMs / (1 + driftPpm / 1e6);
    this.#phase = time.now + dice.uniform() * beatMs;
    this.#unusedSince = time.now;
  }

  /** A film begins to use it. */
  open(): void {
    const { now } = this.#time;
    if (now - this.#unusedSince > keptMs) this.#phase = now + this.#dice.uniform() * this.#beatMs;
    this.#unusedSince = Infinity;
  }

  /** Nobody uses it any more. */
  release(): void {
    this.#unusedSince = Math.min(this.#unusedSince, this.#time.now);
  }

  /** Until the first beat that is at least `leastMs` away. */
  in(leastMs: number): number {
    const { now } = this.#time;
    const beats = Math.ceil((now + leastMs - this.#phase) / this.#beatMs);
    return this.#phase + beats * this.#beatMs - now;
  }
}
