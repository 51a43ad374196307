/** Entrance: how people come into a room, and how those of the crowd get a name in it. Rules RM28, RM30, RM35. */
import {
  cleanName,
  ok,
  type Admission,
  type LocalMs,
  type MemberId,
  type Refusal,
  type Result,
  type RoomState,
} from '@lockstep/core';
import type { Peer } from '../ports/peer.ts';

/** The line of somebody who comes in. */
export interface ArrivingLine {
  /** Of the protocol, that both ends speak. */
  readonly version: number;
  readonly peer: Peer;
  readonly openedAt: LocalMs;
  /** Whether it still stands when the room gets to it. */
  readonly isOpen: () => boolean;
}

export interface EntranceOptions {
  readonly state: () => RoomState;
  readonly ask: (admission: Admission) => Promise<Result<number, Refusal>>;
}

/** For those of whose name nothing is left. */
const nobody = 'Guest';

export class Entrance {
  readonly #options: EntranceOptions;
  /** On their way in: nobody may be dismissed who is just coming back. */
  readonly #arriving: MemberId[] = [];

  constructor(options: EntranceOptions) {
    this.#options = options;
  }

  get isQuiet(): boolean {
    return this.#arriving.length === 0;
  }

  isArriving(member: MemberId): boolean {
    return this.#arriving.includes(member);
  }

  isNamed(member: MemberId): boolean {
    return this.#options.state().members.some(({ id }) => id === member);
  }

  async admit(admission: Admission): Promise<Result<number, Refusal>> {
    const { member } = admission;
    const { ask } = this.#options;
    this.#arriving.push(member);
    try {
      const admitted = await ask(admission);
      // A name of which nothing is left is no reason to stay outside.
      if (admitted.ok || admitted.error.code !== 'badName') return admitted;
      return await ask({ ...admission, name: nobody });
    } finally {
      this.#arriving.splice(this.#arriving.indexOf(member), 1);
    }
  }

  /** Whoever does something in a big room is known by name from then on. [RM35] */
  async nameIfCrowd(member: MemberId, rawName: string): Promise<Result<unknown, Refusal>> {
    if (this.isNamed(member)) return ok(null);
    return this.#options.ask({
      type: 'admit',
      member,
      name: cleanName(rawName) ?? nobody,
      inside: true,
      named: true,
    });
  }
}
