/**
 * Departures: who is gone from a room, and whether anybody is left. A member goes with his last connection on any node;
 * with the last member the film stops. Rules PR14, RM29, BU9–BU12, LG18.
 */
import {
  localMs,
  meansToPlay,
  serverMs,
  type Entry,
  type LocalMs,
  type MemberId,
  type RoomState,
  type Stop,
} from '@lockstep/core';
import type { Environment } from './environment.ts';
import { timeToReturnMs } from './earlier-run.ts';
import type { Entrance } from './entrance.ts';
import type { Neighbours } from './neighbours.ts';
import type { RoomPresence } from './presence.ts';
import type { RoomHost } from './room-host.ts';

export interface DeparturesOptions {
  readonly environment: Environment;
  readonly host: RoomHost;
  readonly presence: RoomPresence;
  readonly neighbours: Neighbours;
  readonly entrance: Entrance;
  readonly failed: (error: unknown) => void;
}

export class Departures {
  readonly #options: DeparturesOptions;
  #stopReturn: Stop = () => {};
  /** Of the last entry that told of somebody coming. */
  #joinedSeq = 0;
  /** When somebody was last there. */
  #quietSince: LocalMs;

  constructor(options: DeparturesOptions) {
    this.#options = options;
    this.#quietSince = options.environment.runtime.now();
  }

  /** Nobody is in the room, on any node; while other nodes cannot be heard, nobody can say so. */
  get isEmpty(): boolean {
    const { neighbours, entrance } = this.#options;
    return !neighbours.outOfSight && neighbours.size === 0 && entrance.isQuiet;
  }

  get quietSince(): LocalMs {
    return this.#quietSince;
  }

  /** The room was just read from the log: who is in it there, and is not back in time, is gone. [LG18] */
  async expectBack(): Promise<void> {
    const { environment, host } = this.#options;
    const { runtime, cluster, limits, aliveUntil } = environment;
    if (host.state.members.length === 0 && !meansToPlay(host.state)) return;
    const now = runtime.now();
    const waitMs = timeToReturnMs(environment);
    if (cluster === null) {
      const lastSeen = aliveUntil > 0 ? localMs(aliveUntil) : now;
      if (waitMs <= 0) await this.#dismissAbsent(host.state, lastSeen);
      else this.#dismissLater(waitMs, lastSeen);
      return;
    }
    // They may be on other nodes, which tell of them at once, or on one that died just now.
    const isRestart = waitMs > limits.graceMs && aliveUntil > 0;
    const lastSeen = isRestart ? localMs(aliveUntil) : now;
    this.#dismissLater(Math.max(waitMs, limits.nodeSilenceMs + limits.graceMs), lastSeen);
  }

  /** Other nodes can be heard again: who is on none of them when the grace period is over is gone. [BU11] */
  lookAgain(): void {
    const { environment, host } = this.#options;
    const { runtime, limits } = environment;
    if (host.state.members.length === 0 && !meansToPlay(host.state)) return;
    // Another node may have died with them meanwhile.
    this.#dismissLater(limits.nodeSilenceMs + limits.graceMs, runtime.now());
  }

  /** A connection of this member is gone, and with the last one he is. */
  async dismissIfAbsent(member: MemberId, lastSeen: LocalMs): Promise<void> {
    const { neighbours, presence, entrance, host } = this.#options;
    // Nobody can tell whether he is on another node: when the bus is back, all are looked at again. [BU11]
    if (neighbours.outOfSight) return;
    const isAbsent = (): boolean =>
      !presence.isPresent(member) && !neighbours.isPresent(member) && !entrance.isArriving(member);
    if (!isAbsent()) return;
    if (this.isEmpty) this.#quietSince = lastSeen;
    const { seq } = host.state;
    // Of those of a crowd the log knows nothing.
    if (entrance.isNamed(member)) {
      await host.ask({ from: 'server', command: { type: 'dismiss', member } }, undefined, isAbsent);
    }
    await this.#sleepIfEmpty(seq, lastSeen);
  }

  /** Everybody here was put out: nobody waits for them. */
  emptied(): void {
    if (this.isEmpty) this.#quietSince = this.#options.environment.runtime.now();
  }

  /** Another node took somebody for gone who is here: he comes in again. [BU12] */
  notice(entries: readonly Entry[], before: RoomState): void {
    const { environment, presence, entrance, failed } = this.#options;
    if (environment.cluster === null) return;
    for (const { seq, event, by } of entries) {
      if (event.type === 'joined') this.#joinedSeq = seq;
      if (event.type !== 'left' || by !== null || !presence.isPresent(event.member)) continue;
      const { member } = event;
      const name = before.members.find(({ id }) => id === member)?.name ?? '';
      entrance.admit({ type: 'admit', member, name, inside: true, named: true }).catch(failed);
    }
  }

  stop(): void {
    this.#stopReturn();
  }

  #dismissLater(waitMs: number, lastSeen: LocalMs): void {
    const { environment, host, failed } = this.#options;
    this.#stopReturn();
    const { state } = host;
    this.#stopReturn = environment.runtime.after(waitMs, () => {
      this.#dismissAbsent(state, lastSeen).catch(failed);
    });
  }

  /** Of those who were in the room as it was. */
  async #dismissAbsent({ seq, members }: RoomState, lastSeen: LocalMs): Promise<void> {
    // Before the others are told that they are gone: the film stands where it was when somebody was last there.
    await this.#sleepIfEmpty(seq, lastSeen);
    for (const { id } of members) await this.dismissIfAbsent(id, lastSeen);
  }

  /** Nobody saw what came after; the film is where the last one left it. Somebody may just be coming in elsewhere. */
  async #sleepIfEmpty(seq: number, lastSeen: LocalMs): Promise<void> {
    if (!this.isEmpty) return;
    const isDeserted = (): boolean => this.isEmpty && this.#joinedSeq <= seq;
    const sleep = { from: 'server', command: { type: 'sleep' } } as const;
    await this.#options.host.ask(sleep, serverMs(lastSeen), isDeserted);
  }
}
