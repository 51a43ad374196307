/** Registry: the rooms that are awake on this server: woken when somebody asks, asleep when nobody is there, forgotten when nobody would miss them. */
import { fail, ok, randomId, type MemberId, type Result, type Stop } from '@lockstep/core';
import { Doorkeeper } from './doorkeeper.ts';
import type { Environment } from './environment.ts';
import { Forgetter } from './forgetter.ts';
import { idleRooms } from './idle.ts';
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
  readonly #opening = new Map<string, Promise<Result<Room, NoRoom>>>();
  readonly #creations: TokenBuckets;
  readonly #commands: TokenBuckets;
  readonly #forgetter: Forgetter;
  readonly #stopSweep: Stop;
  readonly doorkeeper: Doorkeeper;
  /** Whether a room is to be kept although nothing was put into it: its films are on their way. */
  isNeeded: (room: string) => boolean = () => false;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.doorkeeper = new Doorkeeper(environment);
    const { roomsPerMinute, roomsBurst, memberCommandsPerSec, memberCommandsBurst } = environment.limits;
    this.#creations = new TokenBuckets(roomsPerMinute / 60, roomsBurst);
    this.#commands = new TokenBuckets(memberCommandsPerSec, memberCommandsBurst);
    this.#forgetter = new Forgetter(
      environment,
      (id) => this.#rooms.has(id) || this.#opening.has(id),
      (id) => this.isNeeded(id),
    );
    this.#stopSweep = environment.runtime.every(sweepMs, () => {
      this.#sweep();
      this.#forgetter.sweep();
    });
  }

  /** Somebody is in some room. */
  get isBusy(): boolean {
    for (const room of this.#rooms.values()) if (!room.isEmpty) return true;
    return false;
  }

  /** A room that is awake, or null. */
  find(id: string): Room | null {
    return this.#rooms.get(id) ?? null;
  }

  /** A room that exists, woken if need be, or null. */
  async look(id: string): Promise<Room | null> {
    const opened = await this.#open(id, () => false);
    return opened.ok ? opened.value : null;
  }

  /** Makes a room with a new id for somebody at `address`. */
  async create(address: string): Promise<Result<Room, NoRoom | { readonly code: 'retry' }>> {
    const { runtime } = this.#environment;
    const opened = await this.open(randomId(runtime), address);
    if (!opened.ok) return opened;
    const { value: room } = opened;
    try {
      await room.begin();
    } catch (error) {
      runtime.log('error', 'room not kept', { room: room.id, error: String(error) });
      return fail({ code: 'retry' });
    }
    return opened;
  }

  /** The room with this id, made for somebody at `address` if there is none. */
  async open(id: string, address: string): Promise<Result<Room, NoRoom>> {
    return this.#open(id, () => this.#creations.take(address, this.#environment.runtime.now()) === 0);
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

  /** Opens it once, however many ask for it at the same time; `mayMake` is asked if there is none. */
  async #open(id: string, mayMake: () => boolean): Promise<Result<Room, NoRoom>> {
    for (;;) {
      const awake = this.#rooms.get(id);
      if (awake !== undefined) return ok(awake);
      const opening = this.#opening.get(id);
      if (opening === undefined) break;
      const opened = await opening;
      // A refusal is for the one who asked first.
      if (opened.ok) return opened;
    }
    const opening = this.#load(id, mayMake);
    this.#opening.set(id, opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(id);
    }
  }

  async #load(id: string, mayMake: () => boolean): Promise<Result<Room, NoRoom>> {
    const { log, limits } = this.#environment;
    const exists = (await log.lastSeqs([id])).has(id);
    if (!exists && !mayMake()) return fail({ code: 'tooFast' });
    const isFull = (): boolean => this.#rooms.size + this.#opening.size > limits.rooms;
    if (isFull()) this.#sweep(1);
    if (isFull()) return fail({ code: 'roomFull' });
    const room = new Room(this.#environment, id, () => {
      if (this.#rooms.get(id) === room) this.#rooms.delete(id);
    });
    await room.load();
    this.#rooms.set(id, room);
    return ok(room);
  }

  /** Puts to sleep what nobody uses, making place for `wanted` more; forgets what is blank. */
  #sweep(wanted = 0): void {
    const { runtime, limits } = this.#environment;
    const rooms = limits.rooms - wanted;
    for (const { id, state } of idleRooms([...this.#rooms.values()], runtime.now(), { ...limits, rooms })) {
      this.#rooms.get(id)?.stop();
      this.#rooms.delete(id);
      this.#forgetter.forget(id, state);
    }
  }
}
