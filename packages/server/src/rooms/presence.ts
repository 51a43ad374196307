/** Presence: the connections of one room as others see them: reports, lines that dropped, and what to tell of it. Rules PR12–PR15 in docs/spec/protocol.md. */
import {
  localMs,
  type Digest,
  type Hello,
  type LocalMs,
  type MemberId,
  type MemberTiming,
  type Presence,
  type Telemetry,
} from '@lockstep/core';

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
  readonly device: Hello['device'];
  /** When its present line was opened. */
  readonly openedAt: LocalMs;
  readonly line:
    | { readonly state: 'up'; readonly heardAt: LocalMs }
    | { readonly state: 'down'; readonly since: LocalMs };
  readonly telemetry: Telemetry | null;
}

export class RoomPresence {
  readonly #seats = new Map<string, Seat>();
  /** Connections to be told of, in the order in which they changed first. */
  readonly #untold = new Set<string>();
  readonly #gone = new Set<string>();
  /** Nobody was heard for a while, and nobody is yet. */
  #deserted = false;
  /** When somebody was heard again after that; everybody's time begins anew there. */
  #backAt = localMs(-Infinity);

  get size(): number {
    return this.#seats.size;
  }

  memberOf(connection: string): MemberId | null {
    return this.#seats.get(connection)?.member ?? null;
  }

  /** A connection is there, or there again. */
  arrive(
    connection: string,
    member: MemberId,
    device: Hello['device'],
    openedAt: LocalMs,
    now: LocalMs,
  ): void {
    const telemetry = this.#seats.get(connection)?.telemetry ?? null;
    this.#gone.delete(connection);
    this.#change(connection, { member, device, openedAt, line: { state: 'up', heardAt: now }, telemetry });
  }

  /** It is there over a line that was opened after `openedAt`: what comes over the older one comes late. [PR15] */
  hasNewerLine(connection: string, openedAt: LocalMs): boolean {
    const seat = this.#seats.get(connection);
    return seat?.line.state === 'up' && seat.openedAt > openedAt;
  }

  heard(connection: string, now: LocalMs): void {
    const seat = this.#seats.get(connection);
    if (seat === undefined) return;
    this.#seats.set(connection, { ...seat, line: { state: 'up', heardAt: now } });
  }

  reported(connection: string, telemetry: Telemetry): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) this.#change(connection, { ...seat, telemetry });
  }

  /** Its line dropped; it may come back. */
  dropped(connection: string, now: LocalMs): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) this.#change(connection, { ...seat, line: { state: 'down', since: now } });
  }

  /** It is no more. */
  remove(connection: string): void {
    if (!this.#seats.delete(connection)) return;
    this.#untold.delete(connection);
    this.#gone.add(connection);
  }

  isPresent(member: MemberId): boolean {
    for (const seat of this.#seats.values()) if (seat.member === member) return true;
    return false;
  }

  otherConnections(member: MemberId, connection: string): number {
    let count = 0;
    for (const [id, seat] of this.#seats) if (seat.member === member && id !== connection) count++;
    return count;
  }

  /** Of the lines that are up and measured it. */
  clockErrors(): readonly number[] {
    const errors: number[] = [];
    for (const { line, telemetry } of this.#seats.values()) {
      const error = telemetry?.clockErrorMs ?? null;
      if (line.state === 'up' && error !== null) errors.push(error);
    }
    return errors;
  }

  members(): ReadonlySet<MemberId> {
    return new Set([...this.#seats.values()].map(({ member }) => member));
  }

  /**
   * Connections whose line was down, or which said nothing, for too long; with the moment they were last there. When
   * nobody at all is heard, the server or its network was away, and everybody gets the time to come back. [PR19]
   */
  overdue(now: LocalMs, patience: Patience): { connection: string; lastSeen: LocalMs }[] {
    const seats = [...this.#seats].map(([connection, { line }]) => ({
      connection,
      lastSeen: line.state === 'up' ? line.heardAt : line.since,
      waitMs: line.state === 'up' ? patience.silenceMs : patience.graceMs,
    }));
    const quietMs = now - Math.max(...seats.map(({ lastSeen }) => lastSeen));
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

  /** What changed since the last one, or null; at most `rows` rows, those that wait longest first. */
  digest(rows: number): Digest | null {
    if (this.#untold.size === 0 && this.#gone.size === 0) return null;
    const told: Presence[] = [];
    for (const connection of this.#untold) {
      if (told.length >= rows) break;
      this.#untold.delete(connection);
      const seat = this.#seats.get(connection);
      if (seat !== undefined) told.push(rowOf(connection, seat));
    }
    const gone = [...this.#gone];
    this.#gone.clear();
    return { type: 'digest', rows: told, gone };
  }

  #change(connection: string, seat: Seat): void {
    this.#seats.set(connection, seat);
    this.#untold.add(connection);
  }
}

const rowOf = (connection: string, { member, device, line, telemetry }: Seat): Presence => ({
  connection,
  member,
  device,
  link: line.state,
  telemetry,
});
