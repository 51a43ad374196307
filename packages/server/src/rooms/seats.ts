/**
 * Seats: the connections of one room here: how they get their place and their line, lose the line, come back, move to
 * another node, and go. Rules PR13–PR15, PR19, RM48, BU10.
 */
import {
  encode,
  localMs,
  type Down,
  type Hello,
  type LocalMs,
  type MemberId,
  type PutOut,
} from '@lockstep/core';
import type { Peer } from '../ports/peer.ts';
import type { Company } from './company.ts';
import type { Departures } from './departures.ts';
import type { ArrivingLine } from './entrance.ts';
import type { Environment } from './environment.ts';
import type { Neighbours } from './neighbours.ts';
import type { RoomPresence } from './presence.ts';
import type { RoomLines } from './room-lines.ts';

export interface SeatsOptions {
  readonly environment: Environment;
  readonly presence: RoomPresence;
  readonly lines: RoomLines;
  readonly neighbours: Neighbours;
  readonly company: Company;
  readonly departures: Departures;
  readonly failed: (error: unknown) => void;
}

export class Seats {
  readonly #options: SeatsOptions;
  /** When it was a crowd last: most of it has told nothing for a while then. */
  #crowdAt = localMs(-Infinity);

  constructor(options: SeatsOptions) {
    this.#options = options;
  }

  /** The id belongs to somebody else's connection. */
  isTaken(connection: string, member: MemberId): boolean {
    const { presence, neighbours } = this.#options;
    return (presence.memberOf(connection) ?? neighbours.memberOf(connection) ?? member) !== member;
  }

  /** Gives a connection its place and welcomes it; false if it comes over a line that is not its last one. */
  take(
    { connection, device, name }: Hello,
    member: MemberId,
    { peer, openedAt }: ArrivingLine,
    welcome: (now: LocalMs) => Down,
  ): boolean {
    const { environment, presence, lines, neighbours } = this.#options;
    // A hello that a dead network held back: the client has long come over another line.
    if (presence.hasNewerLine(connection, openedAt) || neighbours.hasNewerLine(connection, openedAt)) {
      peer.close('replaced');
      return false;
    }
    lines.add(connection, peer);
    const now = environment.runtime.now();
    // Who comes over from another node is in the call as before.
    const call = neighbours.rowOf(connection)?.call;
    presence.arrive(connection, member, device, openedAt, now, name);
    if (call !== undefined) presence.calls(connection, call);
    peer.send(encode(welcome(now)));
    neighbours.tellPresence();
    return true;
  }

  /** The line of a connection broke. */
  lost(connection: string, peer: Peer): void {
    const { environment, presence, lines, neighbours } = this.#options;
    if (!lines.isOf(connection, peer)) return;
    lines.remove(connection);
    presence.dropped(connection, environment.runtime.now());
    neighbours.tellPresence();
  }

  /** A connection is over on purpose. */
  async leave(connection: string, peer: Peer): Promise<void> {
    const { environment, lines } = this.#options;
    if (!lines.isOf(connection, peer)) return;
    lines.remove(connection);
    await this.#remove(connection, environment.runtime.now());
  }

  /** The connection is on another node now. */
  moved(connection: string): void {
    this.#free(connection);
    this.#options.lines.close(connection, 'replaced');
  }

  /** Ends the connections here of whoever was put out; nobody waits for them to come back. [RM48] */
  putOut({ member, reason }: PutOut): void {
    const { presence, lines, neighbours, departures } = this.#options;
    for (const connection of presence.connectionsOf(member)) {
      this.#free(connection);
      lines.close(connection, reason);
    }
    neighbours.tellPresence();
    departures.emptied();
  }

  /** Ends the connections that were waited for long enough, here and on nodes that are no more. */
  clear(now: LocalMs): void {
    const { environment, presence, lines, neighbours, company, departures, failed } = this.#options;
    const { limits } = environment;
    if (company.isCrowd) this.#crowdAt = now;
    const isPatient = now - this.#crowdAt < limits.crowdSilenceMs;
    const patience = isPatient ? { ...limits, silenceMs: limits.crowdSilenceMs } : limits;
    for (const { connection, lastSeen } of presence.overdue(now, patience, neighbours.livelyAt)) {
      lines.close(connection, 'silent');
      this.#remove(connection, lastSeen).catch(failed);
    }
    for (const { member, lastSeen } of neighbours.tick(now)) {
      departures.dismissIfAbsent(member, lastSeen).catch(failed);
    }
  }

  async #remove(connection: string, lastSeen: LocalMs): Promise<void> {
    const { presence, neighbours, departures } = this.#options;
    const member = presence.memberOf(connection);
    if (member === null) return;
    this.#free(connection);
    neighbours.tellPresence();
    await departures.dismissIfAbsent(member, lastSeen);
  }

  #free(connection: string): void {
    this.#options.presence.remove(connection);
    this.#options.company.forget(connection);
  }
}
