/** Deeds: what a room does by itself: when its time has come it ends waiting, and films that nobody ends; and it keeps its guard. [RM16][RM53][RM60][BU14] */
import { nextDeed, type Entry, type Stop } from '@lockstep/core';
import { Guardian, type ActingRoom } from './guardian.ts';

export class Deeds {
  readonly #room: ActingRoom;
  readonly #guardian: Guardian;
  #stop: Stop = () => {};

  constructor(room: ActingRoom) {
    this.#room = room;
    this.#guardian = new Guardian(room);
  }

  /** This happened, by whoever's doing. */
  heard(entries: readonly Entry[]): void {
    this.#guardian.heard(entries);
    this.plan();
  }

  /** Once a second, while somebody is here. */
  look(): void {
    this.#guardian.look();
  }

  /** The room has changed: another deed may be the next one. */
  plan(): void {
    const { runtime, state, ask, failed } = this.#room;
    this.#stop();
    const deed = nextDeed(state());
    if (deed === null) return;
    this.#stop = runtime.after(Math.max(1, deed.at - runtime.now()), () => {
      ask(deed.command)
        // A timer may ring a hair early; then the same moment is planned again.
        .then(() => this.plan())
        .catch(failed);
    });
  }

  stop(): void {
    this.#stop();
  }
}
