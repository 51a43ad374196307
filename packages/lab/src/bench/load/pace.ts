/** Pace: when each member of a crowd says what: all evenly spread over the time, so that they do not speak in chorus. */

export type Deed = 'report' | 'probe';

export type PaceName = 'calm' | 'lively' | 'livelyInCrowd';

const paces: Readonly<Record<PaceName, { readonly roundMs: number; readonly deeds: readonly Deed[] }>> = {
  /** Somebody who only keeps his clock. */
  calm: { roundMs: 3000, deeds: ['probe'] },
  /** Somebody who watches: his report asks for the time as well. */
  lively: { roundMs: 1000, deeds: ['report'] },
  /** The same in a room told of in figures. [CL22] */
  livelyInCrowd: { roundMs: 4000, deeds: ['report'] },
};

export class Pace {
  readonly #roundMs: number;
  readonly #deeds: readonly Deed[];
  readonly #members: number;
  readonly #since: number;
  #done = 0;

  constructor(name: PaceName, members: number, now: number) {
    this.#roundMs = paces[name].roundMs;
    this.#deeds = paces[name].deeds;
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
