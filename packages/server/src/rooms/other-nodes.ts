/** OtherNodes: the connections that other nodes have of one room, as their digests tell. Rules BU8–BU10 in docs/spec/bus.md. */
import {
  localMs,
  type Calling,
  type Digest,
  type LocalMs,
  type MemberId,
  type Presence,
} from '@lockstep/core';
import type { BusFrame } from './bus-frame.ts';
import { Untold } from './untold.ts';

interface Seat {
  readonly row: Presence;
  readonly openedAt: number;
}

interface Node {
  heardAt: LocalMs;
  /** Digests of it that were heard; null: one is missing, and the whole was asked for. */
  digests: number | null;
  /** Since when it says nothing (or said goodbye): its lines are down. */
  silentSince: LocalMs | null;
  /** When it last told of a connection that somebody is heard over. */
  livelyAt: LocalMs;
  readonly seats: Map<string, Seat>;
  /** How many of them each member has. */
  readonly perMember: Map<MemberId, number>;
}

export interface Orphan {
  readonly connection: string;
  readonly member: MemberId;
  readonly lastSeen: LocalMs;
}

/** Which of two seats of one connection tells where it is: the one whose line is up, then the later one. */
const isBetter = (a: Seat, b: Seat): boolean =>
  a.row.link === b.row.link ? a.openedAt > b.openedAt : a.row.link === 'up';

export class OtherNodes {
  readonly #nodes = new Map<string, Node>();
  readonly #untold = new Untold();
  /** Those in the room's call. */
  readonly #callers = new Set<string>();
  /** Of whom something else is told about the call than before. */
  #recalled: string[] = [];

  /** How many connections. */
  get size(): number {
    let size = 0;
    for (const { seats } of this.#nodes.values()) size += seats.size;
    return size;
  }

  /** A node said something; true if it must be asked for all its connections, because something of it was missed. */
  heard(frame: BusFrame, now: LocalMs): boolean {
    const node = this.#nodes.get(frame.node) ?? {
      heardAt: now,
      // Before its first digest there is nothing to be missed.
      digests: frame.digests === 0 ? 0 : null,
      silentSince: null,
      livelyAt: localMs(-Infinity),
      seats: new Map<string, Seat>(),
      perMember: new Map<MemberId, number>(),
    };
    // After a silence who knows what was missed.
    if (node.silentSince !== null) node.digests = null;
    this.#nodes.set(frame.node, Object.assign(node, { heardAt: now, silentSince: null }));
    if (frame.kind === 'digest') this.#take(node, frame, now);
    const missed = node.digests !== frame.digests;
    if (missed) node.digests = null;
    return missed;
  }

  /** The node ends: its lines are down. */
  left(name: string, now: LocalMs): void {
    const node = this.#nodes.get(name);
    if (node === undefined) return;
    node.silentSince = now;
    this.#tellAll(node);
  }

  /**
   * Nodes that say nothing for `silenceMs` have lost their lines; `graceMs` later they are forgotten, and their
   * connections given back. [BU9]
   */
  overdue(now: LocalMs, silenceMs: number, graceMs: number): readonly Orphan[] {
    const orphans: Orphan[] = [];
    for (const [name, node] of this.#nodes) {
      if (node.silentSince === null && now - node.heardAt >= silenceMs) this.left(name, now);
      if (node.silentSince === null || now - node.silentSince < graceMs) continue;
      this.#nodes.delete(name);
      for (const [connection, { row }] of node.seats) {
        this.#changed(connection);
        orphans.push({ connection, member: row.member, lastSeen: node.heardAt });
      }
    }
    return orphans;
  }

  /** Nobody could be heard, which is nobody's fault: all silences begin now. */
  excuse(now: LocalMs): void {
    for (const node of this.#nodes.values()) node.heardAt = now;
  }

  /** When somebody was heard on another node. */
  get livelyAt(): LocalMs {
    return localMs(Math.max(-Infinity, ...[...this.#nodes.values()].map(({ livelyAt }) => livelyAt)));
  }

  seatOf(connection: string): Seat | null {
    let best: Seat | null = null;
    for (const { seats, silentSince } of this.#nodes.values()) {
      const known = seats.get(connection);
      if (known === undefined) continue;
      const seat: Seat = silentSince === null ? known : { ...known, row: { ...known.row, link: 'down' } };
      if (best === null || isBetter(seat, best)) best = seat;
    }
    return best;
  }

  isPresent(member: MemberId): boolean {
    for (const { perMember } of this.#nodes.values()) if (perMember.has(member)) return true;
    return false;
  }

  *members(): Iterable<MemberId> {
    for (const { perMember } of this.#nodes.values()) yield* perMember.keys();
  }

  rows(): readonly Presence[] {
    const connections = new Set([...this.#nodes.values()].flatMap(({ seats }) => [...seats.keys()]));
    return [...connections].flatMap((connection) => this.seatOf(connection)?.row ?? []);
  }

  /** Those in the room's call. */
  callers(): readonly Presence[] {
    return [...this.#callers].flatMap((connection) => this.seatOf(connection)?.row ?? []);
  }

  /** Of whom something else is known about the call since this was asked last. */
  takeRecalled(): readonly string[] {
    return this.#recalled.splice(0);
  }

  digest(rows: number): Digest | null {
    return this.#untold.take(rows, (connection) => this.seatOf(connection)?.row ?? null);
  }

  /** Which changed since they were last told, for whoever tells of only some of them. */
  changed(): ReadonlySet<string> | null {
    return this.#untold.takeChanged();
  }

  #take(
    node: Node,
    { whole, digest, openedAt, digests }: Extract<BusFrame, { kind: 'digest' }>,
    now: LocalMs,
  ): void {
    if (!whole && digest.rows.some(({ link }) => link === 'up')) node.livelyAt = now;
    const before = whole ? [...node.seats.keys()] : digest.gone;
    const calling = new Map([...this.#callers].map((one) => [one, this.seatOf(one)?.row.call] as const));
    const isNext = node.digests !== null && digests === node.digests + 1;
    node.digests = whole || isNext ? digests : null;
    for (const connection of before) drop(node, connection);
    for (const [index, row] of digest.rows.entries()) {
      drop(node, row.connection);
      node.seats.set(row.connection, { row, openedAt: openedAt[index] ?? 0 });
      node.perMember.set(row.member, (node.perMember.get(row.member) ?? 0) + 1);
    }
    for (const connection of [...before, ...digest.rows.map((row) => row.connection)])
      this.#changed(connection);
    for (const { connection, call } of digest.rows) {
      if (!isSameCall(calling.get(connection), call)) this.#recalled.push(connection);
    }
  }

  #tellAll(node: Node): void {
    for (const connection of node.seats.keys()) this.#changed(connection);
  }

  #changed(connection: string): void {
    const seat = this.seatOf(connection);
    if (seat?.row.call === undefined) this.#callers.delete(connection);
    else this.#callers.add(connection);
    if (seat === null) this.#untold.remove(connection);
    else this.#untold.change(connection);
  }
}

function drop({ seats, perMember }: Node, connection: string): void {
  const seat = seats.get(connection);
  if (seat === undefined) return;
  seats.delete(connection);
  const left = (perMember.get(seat.row.member) ?? 1) - 1;
  if (left > 0) perMember.set(seat.row.member, left);
  else perMember.delete(seat.row.member);
}

const isSameCall = (a: Calling | undefined, b: Calling | undefined): boolean =>
  a === b ||
  (a?.since === b?.since && a?.mic === b?.mic && a?.camera === b?.camera && a?.screen === b?.screen);
