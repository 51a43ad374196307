/** FakeGuard: the guard of a simulated room, kept once a second as servers do. [RM60] */
import type { GuardCommand } from '../room/commands.ts';
import type { Entry } from '../room/events.ts';
import { freshGuard, guardHeard, guardLook, type Watcher } from '../room/guard.ts';
import type { RoomState } from '../room/state.ts';
import type { ServerMs } from '../runtime/units.ts';

export class FakeGuard {
  #memory = freshGuard;

  heard(entry: Entry, rows: readonly Watcher[]): void {
    this.#memory = guardHeard(this.#memory, entry, rows);
  }

  look(state: RoomState, rows: readonly Watcher[], now: ServerMs): GuardCommand | null {
    if (!state.settings.guard) return null;
    const { memory, command } = guardLook(this.#memory, state, rows, now);
    this.#memory = memory;
    return command;
  }
}
