/** Registry: the rooms of this server: opened when first asked for, forgotten when nobody would miss them. */
import { fail, ok, randomId, type MemberId, type Result, type Stop } from '@lockstep/core';
import type { Environment } from './environment.ts';
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
  readonly #commands: TokenBuckets;
  readonly #stopSweep: Stop;

  constructor(environment: Environment) {
    this.#environment = environment;
    const { roomsPerMinute, roomsBurst, memberCommandsPerSec, memberCommandsBurst } = environment.limits;
    this.#creations = new TokenBuckets(roomsPerMinute / 60, roomsBurst);
    this.#commands = new TokenBuckets(memberCommandsPerSec, memberCommandsBurst);
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

  /** Takes one command's place for a member, whatever his room and line; 0, or the ms until there is one. [OP12] */
  commandWait(member: MemberId): number {
    return this.#commands.take(member, this.#environment.runtime.now());
  }

  /** All rooms in memory. */
  rooms(): Iterable<Room> {
    return this.#rooms.values();
  }

  /** Sends everybody away, to come back soon. */
  stop(): void {
    this.#stopSweep();
    for (const room of this.#rooms.values()) room.stop();
  }

  /** When everything that was asked so far is kept. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#opening.values());
    await Promise.all([...this.#rooms.values()].map(async (room) => room.settled()));
  }

  async #load(id: string): Promise<Room> {
    const room = new Room(this.#environment, id);
    await room.load();
    this.#rooms.set(id, room);
    return room;
  }

  /** Forgets what may be forgotten, making place for `wanted` more. */
  #sweep(wanted = 0): void {
    const { runtime, limits, log } = this.#environment;
    const rooms = limits.rooms - wanted;
    for (const id of forgettable([...this.#rooms.values()], runtime.now(), { ...limits, rooms })) {
      this.#rooms.get(id)?.stop();
      this.#rooms.delete(id);
      log.remove(id).catch((error: unknown) => {
        runtime.log('error', 'room not forgotten', { room: id, error: String(error) });
      });
    }
  }
}
