/** FakeRuntime: one device in a simulated world: its own wrong and drifting clock over the world's true time, seeded dice. */
import type { LogFields, LogLevel, Runtime, Stop } from '../runtime/runtime.ts';
import { localMs, type LocalMs } from '../runtime/units.ts';
import { createDice, type Dice } from './dice.ts';
import { VirtualTime } from './virtual-time.ts';

export interface FakeClock {
  /** Local reading at the world's beginning, ms. */
  readonly offsetMs?: number;
  /** How much faster than true time it runs, parts per million. */
  readonly driftPpm?: number;
}

export interface Logged {
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: LogFields;
}

export class FakeRuntime implements Runtime {
  readonly time: VirtualTime;
  readonly logged: Logged[] = [];
  readonly #dice: Dice;
  #offset: number;
  readonly #speed: number;
  /** How late timers ring, ms; a world may make it random. */
  lateness: () => number = () => 0;
  #asleep = false;
  #overdue: (() => void)[] = [];

  constructor(time: VirtualTime = new VirtualTime(), clock: FakeClock = {}, dice: Dice = createDice(1)) {
    this.time = time;
    this.#offset = clock.offsetMs ?? 0;
    this.#speed = 1 + (clock.driftPpm ?? 0) / 1e6;
    this.#dice = dice;
  }

  now(): LocalMs {
    return localMs(this.time.now * this.#speed + this.#offset);
  }

  /** The clock jumps, as after a sleep it did not count. */
  step(ms: number): void {
    this.#offset += ms;
  }

  /** From now on nothing happens on this device; its clock goes on (step it back for one that does not count sleep). */
  sleep(): void {
    this.#asleep = true;
  }

  /** All that should have happened meanwhile happens now, in order. */
  wake(): void {
    this.#asleep = false;
    for (const run of this.#overdue.splice(0)) run();
  }

  get asleep(): boolean {
    return this.#asleep;
  }

  /** Runs now, or on waking: for what comes from outside. */
  whenAwake(run: () => void): void {
    if (this.#asleep) this.#overdue.push(run);
    else run();
  }

  after(ms: number, run: () => void): Stop {
    let wanted = true;
    const stop = this.time.plan(this.time.now + Math.max(0, ms) / this.#speed + this.lateness(), () => {
      if (!this.#asleep) run();
      else
        this.#overdue.push(() => {
          if (wanted) run();
        });
    });
    return () => {
      wanted = false;
      stop();
    };
  }

  every(ms: number, run: () => void): Stop {
    let stopped = false;
    const ring = (): void => {
      run();
      if (!stopped) stop = this.after(ms, ring);
    };
    let stop = this.after(ms, ring);
    return () => {
      stopped = true;
      stop();
    };
  }

  at(moment: LocalMs, run: () => void): Stop {
    return this.after(moment - this.now(), run);
  }

  random(): number {
    return this.#dice.uniform();
  }

  log(level: LogLevel, event: string, fields: LogFields = {}): void {
    this.logged.push({ level, event, fields });
  }

  /** Lets true time pass. */
  advance(ms: number): void {
    this.time.advance(ms);
  }
}
