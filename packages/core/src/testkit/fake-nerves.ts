/** FakeNerves: what a simulated player plans and tells. While its device sleeps nothing happens; what should have happens on waking. */
import type { PlayerEvent } from '../follow/player.ts';
import type { Stop } from '../runtime/runtime.ts';
import type { VirtualTime } from './virtual-time.ts';

export class FakeNerves {
  readonly #time: VirtualTime;
  readonly #note: (text: string) => void;
  readonly #listeners = new Set<(event: PlayerEvent) => void>();
  readonly #timers = new Set<Stop>();
  readonly #overdue: (() => void)[] = [];
  #asleep = false;

  constructor(time: VirtualTime, note: (text: string) => void) {
    this.#time = time;
    this.#note = note;
  }

  get asleep(): boolean {
    return this.#asleep;
  }

  listen(listener: (event: PlayerEvent) => void): Stop {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(event: PlayerEvent): void {
    this.#note(`tells ${event.type}`);
    for (const listener of this.#listeners) listener(event);
  }

  after(ms: number, run: () => void): Stop {
    let wanted = true;
    const stop = (): void => {
      wanted = false;
      unplan();
      this.#timers.delete(stop);
    };
    const ring = (): void => {
      if (!wanted) return;
      if (this.#asleep) {
        this.#overdue.push(ring);
        return;
      }
      this.#timers.delete(stop);
      run();
    };
    const unplan = this.#time.plan(this.#time.now + ms, ring);
    this.#timers.add(stop);
    return stop;
  }

  sleep(asleep: boolean): void {
    this.#asleep = asleep;
    if (!asleep) for (const run of this.#overdue.splice(0)) run();
  }

  /** Nothing is planned and nobody listens any more. */
  stop(): void {
    for (const stop of this.#timers) stop();
    this.#timers.clear();
    this.#listeners.clear();
  }
}
