/** Pace: when each member of a crowd says what: all evenly spread over the time, so that they do not speak in chorus. */

export type Deed = 'report' | 'probe';

export type PaceName = 'calm' | 'lively';

export interface Manner {
  readonly name: PaceName;
  /** From one word of each to his next, ms. */
  readonly roundMs: number;
}

/** calm: somebody who only keeps his clock · lively: somebody who watches: his report asks for the time as well. */
const deeds: Readonly<Record<PaceName, readonly Deed[]>> = { calm: ['probe'], lively: ['report'] };

export const calm: Manner = { name: 'calm', roundMs: 3000 };

export class Pace {
  readonly #roundMs: number;
  readonly #deeds: readonly Deed[];
  readonly #members: number;
  readonly #since: number;
  #done = 0;

  constructor({ name, roundMs }: Manner, members: number, now: number) {
    this.#roundMs = roundMs;
    this.#deeds = deeds[name];
    this.#members = members;
    this.#since = now;
  }

  /** Calls `act` for everything that is due since the last time. */
  upTo(now: number, act: (member: number, deed: Deed) => void): void {
    const perRound = this.#members * this.#deeds.length;
    const due = Math.floor(((now - this.#since) / this.#roundMs) * perRound);
    for (; this.#done < due; this.#done++) {
      const kind = this.#done % this.#deeds.length;
      const deed = this.#deeds[kind];
      // What one member says follows half a round apart.
      const turn = Math.floor(this.#done / this.#deeds.length) + Math.floor((kind * this.#members) / 2);
      if (deed !== undefined) act(turn % this.#members, deed);
    }
  }
}
