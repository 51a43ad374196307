/** FakeBuffer: the one stretch of film a simulated player has at hand; it grows ahead of the playhead while data flows. */
import type { VirtualTime } from './virtual-time.ts';

export interface FakeBufferOptions {
  readonly time: VirtualTime;
  readonly duration: number;
  /** Most it keeps ahead of the playhead, seconds. */
  readonly bufferSec: number;
  /** Film seconds fetched per second. */
  readonly fetchSpeed: number;
}

/** Data at hand when the first of it is there. */
const firstDataSec = 2;

export class FakeBuffer {
  readonly #options: FakeBufferOptions;
  #from = 0;
  #to = 0;
  #grownAt = 0;
  #flows = false;

  constructor(options: FakeBufferOptions) {
    this.#options = options;
  }

  /** The first data at `position` is there, and more comes. */
  open(position: number): void {
    this.#from = position;
    this.#to = Math.min(this.#options.duration, position + firstDataSec);
    this.#grownAt = this.#options.time.now;
    this.#flows = true;
  }

  /** Nothing is there, and nothing comes. */
  drop(): void {
    this.#from = 0;
    this.#to = 0;
    this.#flows = false;
  }

  /** Seconds at hand from `from` on, with the playhead at `playhead`. */
  ahead(from: number, playhead: number): number {
    this.#grow(playhead);
    return from < this.#from || from > this.#to ? 0 : this.#to - from;
  }

  #grow(playhead: number): void {
    const { time, duration, bufferSec, fetchSpeed } = this.#options;
    if (this.#flows) {
      const most = Math.min(duration, playhead + bufferSec);
      const grown = this.#to + (fetchSpeed * (time.now - this.#grownAt)) / 1000;
      this.#to = Math.max(this.#to, Math.min(most, grown));
    }
    this.#grownAt = time.now;
  }
}
