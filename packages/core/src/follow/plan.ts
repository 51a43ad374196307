/** Plan: something to be done about the newest line later; it stands only as long as the phase it was made in lasts. */
import type { Runtime, Stop } from '../runtime/runtime.ts';
import type { LocalMs } from '../runtime/units.ts';
import type { Phase } from './state.ts';

interface Planned {
  readonly moment: LocalMs;
  readonly phase: Phase;
  readonly stop: Stop;
}

export class Plan {
  readonly #runtime: Runtime;
  readonly #phase: () => Phase;
  #planned: Planned | null = null;

  constructor(runtime: Runtime, phase: () => Phase) {
    this.#runtime = runtime;
    this.#phase = phase;
  }

  /** Something is planned, and the phase is still the one it was planned in. */
  get stands(): boolean {
    return this.#planned !== null && this.#planned.phase === this.#phase();
  }

  isDueBy(moment: LocalMs): boolean {
    return this.#planned !== null && this.#planned.moment <= moment;
  }

  /** At `moment`, or now if it is past. */
  at(moment: LocalMs, run: () => void): void {
    if (moment <= this.#runtime.now()) {
      run();
      return;
    }
    const stop = this.#runtime.at(moment, () => {
      this.#planned = null;
      run();
    });
    this.#planned = { moment, phase: this.#phase(), stop };
  }

  drop(): void {
    this.#planned?.stop();
    this.#planned = null;
  }
}
