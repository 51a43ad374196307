/** Presence: the connections of one room as others see them: reports, lines that dropped, and what to tell of it. Rules PR12–PR15 in docs/spec/protocol.md. */
import {
  localMs,
  type Brief,
  type Calling,
  type Digest,
  type Hello,
  type LocalMs,
  type MemberId,
  type MemberTiming,
  type Presence,
  type Telemetry,
} from '@lockstep/core';
import { Untold } from './untold.ts';

/** How long connections are waited for, ms. */
export interface Patience {
  readonly graceMs: number;
  readonly silenceMs: number;
  /** Nobody at all heard for this long: the fault is not theirs. */
  readonly quietMs: number;
  /** So long the room keeps everybody's place then. */
  readonly desertedMs: number;
}

/** One connection; it survives its line for the grace period. */
interface Seat {
  readonly member: MemberId;
  /** What its hello said; the room knows another name if there is one. */
  readonly name: string;
  readonly device: Hello['device'];
  /** When its present line was opened. */
  readonly openedAt: LocalMs;
  readonly line:
    | { readonly state: 'up'; heardAt: LocalMs }
    | { readonly state: 'down'; readonly since: LocalMs };
  readonly telemetry: Telemetry | null;
  /** null: not in the call. */
  readonly call: Calling | null;
}

export class RoomPresence {
  readonly #seats = new Map<string, Seat>();
  /** Those in the call. */
  readonly #callers = new Set<string>();
  /** How many connections each member has. */
  readonly #perMember = new Map<MemberId, number>();
  /** What the members here are still to be told. */
  readonly #untold = new Untold();
  /** What other nodes are still to be told; null: there are none. */
  readonly #untoldToNodes: Untold | null;
  /** Nobody was heard for a while, and nobody is yet. */
  #deserted = false;
  /** When somebody was heard again after that; everybody's time begins anew there. */
  #backAt = localMs(-Infinity);

  constructor(hasNeighbours = false) {
    this.#untoldToNodes = hasNeighbours ? new Untold() : null;
  }

  get size(): number {
    return this.#seats.size;
  }

  /** Connections in the room's call. */
  get callers(): ReadonlySet<string> {
    return this.#callers;
  }

  memberOf(connection: string): MemberId | null {
    return this.#seats.get(connection)?.member ?? null;
  }

  nameOf(connection: string): string {
    return this.#seats.get(connection)?.name ?? '';
  }

  /** All connections of `member`; null: of everybody. */
  connectionsOf(member: MemberId | null): readonly string[] {
    if (member !== null && !this.isPresent(member)) return [];
    return [...this.#seats]
      .filter(([, seat]) => member === null || seat.member === member)
      .map(([connection]) => connection);
  }

  otherConnections(member: MemberId, connection: string): number {
    const itself = this.memberOf(connection) === member ? 1 : 0;
    return (this.#perMember.get(member) ?? 0) - itself;
  }

  /** A connection is there, or there again. */
  arrive(
    connection: string,
    member: MemberId,
    device: Hello['device'],
    openedAt: LocalMs,
    now: LocalMs,
    name = '',
  ): void {
    const before = this.#seats.get(connection);
    const telemetry = before?.telemetry ?? null;
    const call = before?.call ?? null;
    if (before === undefined) this.#perMember.set(member, (this.#perMember.get(member) ?? 0) + 1);
    const line = { state: 'up' as const, heardAt: now };
    this.#change(connection, { member, name, device, openedAt, line, telemetry, call });
  }

  /** It is there over a line that was opened after `openedAt`: what comes over the older one comes late. [PR15] */
  hasNewerLine(connection: string, openedAt: LocalMs): boolean {
    const seat = this.#seats.get(connection);
    return seat?.line.state === 'up' && seat.openedAt > openedAt;
  }

  /** When its present line was opened; null if it is not here. */
  openedAt(connection: string): LocalMs | null {
    return this.#seats.get(connection)?.openedAt ?? null;
  }

  heard(connection: string, now: LocalMs): void {
    const seat = this.#seats.get(connection);
    if (seat === undefined) return;
    // Thousands are heard twice a second each: nothing new is made for it.
    if (seat.line.state === 'up') seat.line.heardAt = now;
    else this.#seats.set(connection, { ...seat, line: { state: 'up', heardAt: now } });
  }

  reported(connection: string, telemetry: Telemetry): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) this.#change(connection, { ...seat, telemetry });
  }

  /** It is in the call and gives this, or is not in it. */
  calls(connection: string, call: Calling | null): void {
    const seat = this.#seats.get(connection);
    if (seat === undefined) return;
    if (call === null) this.#callers.delete(connection);
    else this.#callers.add(connection);
    this.#change(connection, { ...seat, call });
  }

  /** All else is as it reported last; before its first report that says nothing. */
  reportedBriefly(connection: string, { position, at, rate, skewMs, bufferedSec }: Brief): void {
    const seat = this.#seats.get(connection);
    if (seat === undefined || seat.telemetry === null) return;
    const telemetry = { ...seat.telemetry, position, at, rate, skewMs, bufferedSec };
    this.#change(connection, { ...seat, telemetry });
  }

  /** Its line dropped; it may come back. */
  dropped(connection: string, now: LocalMs): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) this.#change(connection, { ...seat, line: { state: 'down', since: now } });
  }

  /** It is no more. */
  remove(connection: string): void {
    const seat = this.#seats.get(connection);
    if (seat === undefined) return;
    this.#seats.delete(connection);
    this.#callers.delete(connection);
    const left = (this.#perMember.get(seat.member) ?? 1) - 1;
    if (left > 0) this.#perMember.set(seat.member, left);
    else this.#perMember.delete(seat.member);
    this.#untold.remove(connection);
    this.#untoldToNodes?.remove(connection);
  }

  isPresent(member: MemberId): boolean {
    return this.#perMember.has(member);
  }

  members(): Iterable<MemberId> {
    return this.#perMember.keys();
  }

  /** Error bounds of clocks: of the lines that are up and measured it. */
  clockErrors(): readonly number[] {
    const errors: number[] = [];
    for (const { line, telemetry } of this.#seats.values()) {
      const error = telemetry?.clockErrorMs ?? null;
      if (line.state === 'up' && error !== null) errors.push(error);
    }
    return errors;
  }

  /**
   * Connections whose line was down, or which said nothing, for too long; with the moment they were last there. When
   * nobody at all is heard, the server or its network was away, and everybody gets the time to come back. [PR19]
   * `elsewhereAt`: when somebody was last heard on another node.
   */
  overdue(
    now: LocalMs,
    patience: Patience,
    elsewhereAt = localMs(-Infinity),
  ): { connection: string; lastSeen: LocalMs }[] {
    const seats = [...this.#seats].map(([connection, { line }]) => ({
      connection,
      lastSeen: line.state === 'up' ? line.heardAt : line.since,
      waitMs: line.state === 'up' ? patience.silenceMs : patience.graceMs,
    }));
    const quietMs = now - Math.max(elsewhereAt, ...seats.map(({ lastSeen }) => lastSeen));
    if (quietMs >= patience.quietMs && quietMs < patience.desertedMs) {
      this.#deserted = true;
      return [];
    }
    if (this.#deserted) this.#backAt = quietMs < patience.quietMs ? now : this.#backAt;
    this.#deserted = false;
    return seats.filter(({ lastSeen, waitMs }) => now - Math.max(lastSeen, this.#backAt) >= waitMs);
  }

  /** false: this connection said itself that it cannot keep up, or looks elsewhere. */
  counts(connection: string): boolean {
    return this.#seats.get(connection)?.telemetry?.counts ?? true;
  }

  /** Timings of the connections that count, for the leads. */
  timings(): readonly MemberTiming[] {
    const timings: MemberTiming[] = [];
    for (const { line, telemetry } of this.#seats.values()) {
      if (line.state === 'up' && telemetry?.counts === true) timings.push(telemetry);
    }
    return timings;
  }

  roster(): readonly Presence[] {
    return [...this.#seats].map(([connection, seat]) => rowOf(connection, seat));
  }

  rowOf(connection: string): Presence | null {
    const seat = this.#seats.get(connection);
    return seat === undefined ? null : rowOf(connection, seat);
  }

  /** What changed since the last one, or null; at most `rows` rows, those that wait longest first. */
  digest(rows: number): Digest | null {
    return this.#untold.take(rows, (connection) => this.rowOf(connection));
  }

  /** Which changed since they were last told, for whoever tells of only some of them. */
  changed(): ReadonlySet<string> | null {
    return this.#untold.takeChanged();
  }

  /** The same for other nodes. */
  digestForNodes(rows: number): Digest | null {
    return this.#untoldToNodes?.take(rows, (connection) => this.rowOf(connection)) ?? null;
  }

  /** Other nodes were told everything. */
  forgetForNodes(): void {
    this.#untoldToNodes?.clear();
  }

  #change(connection: string, seat: Seat): void {
    this.#seats.set(connection, seat);
    this.#untold.change(connection);
    this.#untoldToNodes?.change(connection);
  }
}

const rowOf = (connection: string, { member, device, line, telemetry, call }: Seat): Presence => ({
  connection,
  member,
  device,
  link: line.state,
  telemetry,
  ...(call === null ? {} : { call }),
});
