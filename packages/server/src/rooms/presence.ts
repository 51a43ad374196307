/** Presence: the connections of one room as others see them: reports, lines that dropped, and what to tell of it. Rules PR12–PR15 in docs/spec/protocol.md. */
import {
  localMs,
  type Digest,
  type Figures,
  type Hello,
  type LocalMs,
  type MemberId,
  type MemberTiming,
  type Presence,
  type Telemetry,
} from '@lockstep/core';
import { Crowd, figuresOf } from './crowd.ts';

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

  readonly #crowd = new Crowd();
  readonly #watching = new Map<string, readonly MemberId[]>();
  readonly #rowsForAll: number;
  /** How many connections each member has. */
  readonly #perMember = new Map<MemberId, number>();
  /** Connections that were there while everybody was told of all; at most so many as that is done for. */
  readonly #known = new Set<string>();
  /** Of the last digest of a crowd. */
  #figures: Figures | null = null;
  /** The last digest was of a crowd. */
  #wasCrowd = false;

  /** Up to `rowsForAll` connections everybody is told of all. [PR35] */
  constructor(rowsForAll = Number.POSITIVE_INFINITY) {
    this.#rowsForAll = rowsForAll;
  }

  /** Too many for everybody to be told of all. */
  get isCrowd(): boolean {
    return this.#seats.size > this.#rowsForAll;
  }

  get size(): number {
    return this.#seats.size;
  }

  memberOf(connection: string): MemberId | null {
    return this.#seats.get(connection)?.member ?? null;
  }

  nameOf(connection: string): string {
    return this.#seats.get(connection)?.name ?? '';
  }

  /** All connections of `member`; null: of everybody. */
  connectionsOf(member: MemberId | null): readonly string[] {
    const seats = [...this.#seats];
    return seats
      .filter(([, seat]) => member === null || seat.member === member)
      .map(([connection]) => connection);
  }

  /** This member did something: in a crowd everybody is told where he is. */
  acted(member: MemberId): void {
    this.#crowd.acted(member);
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
    if (before === undefined) this.#perMember.set(member, (this.#perMember.get(member) ?? 0) + 1);
    this.#gone.delete(connection);
    const line = { state: 'up' as const, heardAt: now };
    this.#change(connection, { member, name, device, openedAt, line, telemetry });
    if (!this.isCrowd) this.#known.add(connection);
  }

  /** It is there over a line that was opened after `openedAt`: what comes over the older one comes late. [PR15] */
  hasNewerLine(connection: string, openedAt: LocalMs): boolean {
    const seat = this.#seats.get(connection);
    return seat?.line.state === 'up' && seat.openedAt > openedAt;
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

  /** Its line dropped; it may come back. */
  dropped(connection: string, now: LocalMs): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) this.#change(connection, { ...seat, line: { state: 'down', since: now } });
  }

  /** It is no more. */
  remove(connection: string): void {
    this.#watching.delete(connection);
    const seat = this.#seats.get(connection);
    if (seat === undefined) return;
    this.#seats.delete(connection);
    const left = (this.#perMember.get(seat.member) ?? 1) - 1;
    if (left > 0) this.#perMember.set(seat.member, left);
    else this.#perMember.delete(seat.member);
    this.#untold.delete(connection);
    this.#gone.add(connection);
  }

  isPresent(member: MemberId): boolean {
    return this.#perMember.has(member);
  }

  otherConnections(member: MemberId, connection: string): number {
    const itself = this.#seats.get(connection)?.member === member ? 1 : 0;
    return (this.#perMember.get(member) ?? 0) - itself;
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
    return new Set(this.#perMember.keys());
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

  /** In a crowd: this connection is told of these members, whoever else is shown. Replaces what it wanted before. */
  watch(connection: string, members: readonly MemberId[]): void {
    if (members.length === 0) this.#watching.delete(connection);
    else this.#watching.set(connection, members);
  }

  /** What is told to those who watch somebody in a crowd. [PR36] */
  watched(): readonly (readonly [string, Digest])[] {
    if (!this.isCrowd || this.#watching.size === 0) return [];
    const byMember = new Map<MemberId, Presence[]>();
    for (const row of this.roster()) byMember.set(row.member, [...(byMember.get(row.member) ?? []), row]);
    return [...this.#watching].flatMap(([connection, members]) => {
      const rows = members.flatMap((member) => byMember.get(member) ?? []);
      return rows.length === 0 ? [] : [[connection, { type: 'digest', rows, gone: [] }] as const];
    });
  }

  /** What a newcomer is told of the others, and of himself. In a crowd that costs the same however big it is. */
  company(connection: string): { readonly roster: readonly Presence[]; readonly figures?: Figures } {
    if (!this.isCrowd) return { roster: this.roster() };
    const roster = [...new Set([...this.#crowd.shown, connection])].flatMap((one) => {
      const seat = this.#seats.get(one);
      return seat === undefined ? [] : [rowOf(one, seat)];
    });
    this.#figures ??= figuresOf(this.roster());
    return { roster, figures: this.#figures };
  }

  /** What changed since the last one, or null; at most `rows` rows, those that wait longest first. */
  digest(rows: number): Digest | null {
    if (this.#untold.size === 0 && this.#gone.size === 0) return null;
    if (this.isCrowd) return this.#crowdDigest();
    if (this.#wasCrowd) this.#crowd.forget();
    // Of most of a crowd nobody was told.
    if (this.#wasCrowd) {
      for (const connection of this.#seats.keys()) {
        this.#untold.add(connection);
        this.#known.add(connection);
      }
    }
    for (const connection of this.#gone) this.#known.delete(connection);
    this.#wasCrowd = false;
    this.#figures = null;
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

  #crowdDigest(): Digest {
    const all = this.roster();
    // Whoever was there while the room was small is known to everybody.
    const before = [...this.#known];
    this.#known.clear();
    this.#wasCrowd = true;
    const known = new Set(
      all.map(({ connection }) => connection).filter((one) => this.#crowd.shown.has(one)),
    );
    const { rows: shown, gone } = this.#crowd.choose(all);
    const isShown = new Set(shown.map(({ connection }) => connection));
    const rows = shown.filter(({ connection }) => this.#untold.has(connection) || !known.has(connection));
    this.#untold.clear();
    this.#gone.clear();
    const left = new Set([...gone, ...before.filter((connection) => !isShown.has(connection))]);
    this.#figures = figuresOf(all);
    return { type: 'digest', rows, gone: [...left], figures: this.#figures };
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
