/**
 * Forgetter: takes rooms out of the log that were closed, or into which nothing was ever put: those that this server had
 * awake, and, page by page, those that an earlier run left behind when it was killed. [LG7][RM48]
 */
import type { RoomState } from '@lockstep/core';
import type { KeptRoom } from '../ports/event-log.ts';
import { serverNow, type Environment } from './environment.ts';
import { foldedRoom } from './folded-room.ts';
import { isBlank, isToBury } from './idle.ts';

/** Rooms looked at with each sweep: few, as nobody is in a hurry and reading holds up everybody. */
const roomsPerSweep = 20;
/** A room in which so much happened is not one into which nothing was put. */
const mostEntries = 100;
/** Members who never said goodbye to anybody are not there any more. */
const abandonedMs = 24 * 3600_000;

export class Forgetter {
  readonly #environment: Environment;
  readonly #isAwake: (room: string) => boolean;
  /** Something of it lies elsewhere. */
  readonly #isNeeded: (room: string) => boolean;
  /** The last room looked at; after all were, it begins anew: some are not old enough the first time. */
  #after = '';
  #sweeping = false;

  constructor(
    environment: Environment,
    isAwake: (room: string) => boolean,
    isNeeded: (room: string) => boolean,
  ) {
    this.#environment = environment;
    this.#isAwake = isAwake;
    this.#isNeeded = isNeeded;
  }

  /** Forgets a room that is blank, unless anything was said in it or has happened since; or buries one that was closed. */
  forget(room: string, state: RoomState): void {
    const { seq } = state;
    if (isToBury(state)) this.#bury(room, seq).catch(this.#failed);
    else if (isBlank(state)) this.#forget(room, seq).catch(this.#failed);
  }

  /** Looks at the next page of what an earlier run left. */
  sweep(): void {
    if (this.#sweeping) return;
    this.#sweeping = true;
    this.#page(this.#after)
      .catch(this.#failed)
      .finally(() => {
        this.#sweeping = false;
      });
  }

  async #page(after: string): Promise<void> {
    const page = await this.#environment.log.rooms(after, roomsPerSweep);
    this.#after = page.length < roomsPerSweep ? '' : (page.at(-1)?.id ?? '');
    for (const room of page) await this.#look(room);
  }

  async #look({ id, seq, at }: KeptRoom): Promise<void> {
    const { runtime, limits, log } = this.#environment;
    const quietMs = runtime.now() - at;
    if (seq > mostEntries || quietMs < limits.emptyRoomMs || this.#isAwake(id)) return;
    const { state } = await foldedRoom(log, id);
    if (isToBury(state)) await this.#bury(id, seq);
    else if (isBlank(quietMs < abandonedMs ? state : { ...state, members: [] })) await this.#forget(id, seq);
  }

  /** Of a room that was closed nothing is left but that: its link opens no new one. [RM48] */
  async #bury(room: string, seq: number): Promise<void> {
    const { log, runtime } = this.#environment;
    if (this.#isAwake(room) || !(await log.remove(room, seq))) return;
    const at = serverNow(this.#environment);
    await log.append(room, 0, [{ seq: 1, at, by: null, command: null, event: { type: 'closed' } }]);
    runtime.log('info', 'closed room forgotten', { room });
  }

  async #forget(room: string, seq: number): Promise<void> {
    const { log, runtime } = this.#environment;
    if (this.#isNeeded(room)) return;
    if ((await log.readMessages(room, null, 1)).length > 0 || this.#isAwake(room)) return;
    if (await log.remove(room, seq)) runtime.log('info', 'room forgotten', { room });
  }

  readonly #failed = (error: unknown): void => {
    this.#environment.runtime.log('error', 'room not forgotten', { error: String(error) });
  };
}
