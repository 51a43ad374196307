/** Guardian: keeps one room's guard: looks at everybody once a second while it is on, and asks the room to go back. Rules RM60–RM66. */
import {
  freshGuard,
  guardHeard,
  guardLook,
  serverMs,
  type Entry,
  type Presence,
  type Refusal,
  type Result,
  type RoomState,
  type Runtime,
  type SystemCommand,
} from '@lockstep/core';

/** What a room needs to act by itself. */
export interface ActingRoom {
  readonly runtime: Runtime;
  readonly state: () => RoomState;
  /** Everybody's connections, on all nodes. */
  readonly rows: () => readonly Presence[];
  readonly ask: (command: SystemCommand) => Promise<Result<number, Refusal>>;
  readonly failed: (error: unknown) => void;
}

export class Guardian {
  readonly #room: ActingRoom;
  #memory = freshGuard;

  constructor(room: ActingRoom) {
    this.#room = room;
  }

  /** Other nodes keep the same guard; what one of them did counts here too. [RM66] */
  heard(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.event.type !== 'seeked' || entry.event.manner !== 'guard') continue;
      this.#memory = guardHeard(this.#memory, entry, this.#room.rows());
    }
  }

  look(): void {
    const { runtime, state, rows, ask, failed } = this.#room;
    if (!state().settings.guard) {
      this.#memory = freshGuard;
      return;
    }
    const { memory, command } = guardLook(this.#memory, state(), rows(), serverMs(runtime.now()));
    this.#memory = memory;
    if (command !== null) ask(command).catch(failed);
  }
}
