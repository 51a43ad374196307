/** FakeReference: a TimeReference in a simulated world: its wall clock is whatever it is told, and it may lose everything. */
import type { Dice, VirtualTime } from '@lockstep/core/testkit';
import type { TimeReading, TimeReference } from '../ports/time-reference.ts';

/** As Redis forgets who has not asked. */
const freshMs = 3000;

export class FakeReference implements TimeReference {
  readonly #time: VirtualTime;
  readonly #dice: Dice;
  readonly #nodes = new Map<string, { readonly isSteady: boolean; readonly at: number }>();
  #wallMs = 1.7e12;
  #run = 1;
  #kept: string | null = null;
  isAway = false;
  /** Mean of each way, ms. */
  delayMs = 0.3;

  constructor(time: VirtualTime, dice: Dice) {
    this.#time = time;
    this.#dice = dice;
  }

  async read(node: string, isSteady: boolean): Promise<TimeReading> {
    await this.#travel();
    const now = this.#time.now;
    this.#nodes.set(node, { isSteady, at: now });
    const others = [...this.#nodes].filter(([name, { at }]) => name !== node && now - at < freshMs);
    const reading: TimeReading = {
      time: this.#wallMs + now,
      run: `run${this.#run}`,
      kept: this.#kept,
      steadyOthers: others.filter(([, other]) => other.isSteady).length,
    };
    await this.#travel();
    return reading;
  }

  async agree(expected: string | null, next: string): Promise<boolean> {
    await this.#travel();
    const agreed = this.#kept === expected;
    if (agreed) this.#kept = next;
    await this.#travel();
    return agreed;
  }

  close(): void {
    this.isAway = true;
  }

  /** FLUSHALL. */
  flush(): void {
    this.#kept = null;
    this.#nodes.clear();
  }

  /** Another one takes its place, whose wall clock is off by `offMs`; it has what was kept or it has not. */
  promote(offMs: number, hasKept: boolean): void {
    this.#run++;
    this.#wallMs += offMs;
    this.#nodes.clear();
    if (!hasKept) this.#kept = null;
  }

  /** Its wall clock is set. */
  step(ms: number): void {
    this.#wallMs += ms;
  }

  async #travel(): Promise<void> {
    if (this.isAway) throw new Error('away');
    await new Promise<void>((resolve) => {
      this.#time.plan(this.#time.now + this.#dice.exponential(this.delayMs), resolve);
    });
    if (this.isAway) throw new Error('away');
  }
}
