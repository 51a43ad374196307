/** Deeds: what a room does by itself when its time has come: it ends waiting, and films that nobody ends. [RM16][RM53][BU14] */
import {
  nextDeed,
  type Refusal,
  type Result,
  type RoomState,
  type Runtime,
  type Stop,
  type SystemCommand,
} from '@lockstep/core';

export interface DeedsOptions {
  readonly runtime: Runtime;
  readonly state: () => RoomState;
  readonly ask: (command: SystemCommand) => Promise<Result<number, Refusal>>;
  readonly failed: (error: unknown) => void;
}

export class Deeds {
  readonly #options: DeedsOptions;
  #stop: Stop = () => {};

  constructor(options: DeedsOptions) {
    this.#options = options;
  }

  /** The room has changed: another deed may be the next one. */
  plan(): void {
    const { runtime, state, ask, failed } = this.#options;
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
