/** Registry: the rooms of this server: opened when first asked for, forgotten when nobody would miss them. */
import { fail, ok, randomId, type Result, type Stop } from '@lockstep/core';
import { serverNow, type Environment } from './environment.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { forgettable } from './idle.ts';
import { TokenBuckets } from './rate-limit.ts';
import { Room } from './room.ts';

/** Why a room cannot be opened; the words of the close codes. */
export interface NoRoom {
  readonly code: 'tooFast' | 'roomFull';
}

/** How often it is looked for rooms to forget. */
const sweepMs = 60_000;

export class Registry {
  readonly #environment: Environment;
  readonly #rooms = new Map<string, Room>();
  /** Rooms being read from the log. */
  readonly #opening = new Map<string, Promise<Room>>();
  readonly #creations: TokenBuckets;
  readonly #stopSweep: Stop;
  readonly doorkeeper: Doorkeeper;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.doorkeeper = new Doorkeeper(environment);
    const { roomsPerMinute, roomsBurst } = environment.limits;
    this.#creations = new TokenBuckets(roomsPerMinute / 60, roomsBurst);
    this.#stopSweep = environment.runtime.every(sweepMs, () => this.#sweep());
  }

  /** A room that is known, or null. */
  find(id: string): Room | null {
    return this.#rooms.get(id) ?? null;
  }

  /** Makes a room with a new id for somebody at `address`. */
  async create(address: string): Promise<Result<Room, NoRoom>> {
    return this.open(randomId(this.#environment.runtime), address);
  }

  /** The room with this id, made for somebody at `address` if there is none. */
  async open(id: string, address: string): Promise<Result<Room, NoRoom>> {
    const known = this.#rooms.get(id) ?? this.#opening.get(id);
    if (known !== undefined) return ok(await known);
    const { runtime, limits } = this.#environment;
    if (this.#creations.take(address, runtime.now()) > 0) return fail({ code: 'tooFast' });
    if (this.#rooms.size + this.#opening.size >= limits.rooms) this.#sweep(1);
    if (this.#rooms.size + this.#opening.size >= limits.rooms) return fail({ code: 'roomFull' });
    const opening = this.#load(id);
    this.#opening.set(id, opening);
    try {
      return ok(await opening);
    } finally {
      this.#opening.delete(id);
    }
  }

  /** Sends everybody away, to come back soon. */
  stop(): void {
    this.#stopSweep();
    for (const room of this.#rooms.values()) room.stop();
  }

  async #load(id: string): Promise<Room> {
    const room = new Room(this.#environment, id);
    await room.load();
    this.#rooms.set(id, room);
    return room;
  }

  /** Forgets what may be forgotten, making place for `wanted` more. */
  #sweep(wanted = 0): void {
    const { runtime, limits } = this.#environment;
    const rooms = limits.rooms - wanted;
    for (const id of forgettable([...this.#rooms.values()], runtime.now(), { ...limits, rooms })) {
      const room = this.#rooms.get(id);
      room?.stop();
      this.#rooms.delete(id);
      this.#forget(id, room?.state.closed === true).catch((error: unknown) => {
        runtime.log('error', 'room not forgotten', { room: id, error: String(error) });
      });
    }
  }

  /** Of a room that was closed nothing is left but that: its link opens no new one. [RM48] */
  async #forget(id: string, isClosed: boolean): Promise<void> {
    const { log } = this.#environment;
    await log.remove(id);
    if (!isClosed) return;
    const at = serverNow(this.#environment);
    await log.append(id, 0, [{ seq: 1, at, by: null, command: null, event: { type: 'closed' } }]);
  }
}
