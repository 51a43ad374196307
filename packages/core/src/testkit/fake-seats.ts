/** FakeSeats: who is connected to a simulated room, who may still come back, and what the others are told of it. */
import type { Calling, CallMessage } from '../protocol/call.ts';
import type { Down } from '../protocol/down.ts';
import type { Hello } from '../protocol/hello.ts';
import type { SignalUp } from '../protocol/signal.ts';
import type { Presence, Telemetry } from '../protocol/report.ts';
import { callRefusal } from '../room/calls.ts';
import type { Refusal } from '../room/commands.ts';
import type { MemberTiming } from '../room/lead.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import type { Stop } from '../runtime/runtime.ts';
import type { ServerMs } from '../runtime/units.ts';
import { closeCodes } from '../protocol/close-codes.ts';
import { encode } from '../protocol/codec.ts';
import type { ServerEnd } from './fake-network.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One connection of one member; it survives its socket for the grace period. */
export interface Seat {
  readonly member: MemberId;
  readonly hello: Hello;
  readonly openedAt: number;
  /** null: its line is down. */
  end: ServerEnd | null;
  telemetry: Telemetry | null;
  call: Calling | null;
  heardAt: number;
  /** Its row is in a digest already. */
  told: boolean;
  /** What goes with whatever it is told next. */
  late: (() => Down)[];
}

export interface FakeSeatsOptions {
  readonly time: VirtualTime;
  readonly graceMs: number;
  /** This member did not come back, or said bye. */
  gone(member: MemberId): void;
  /** Nobody is there or expected any more; the last one was last seen at true moment `since`. */
  empty(since: number): void;
}

/** A connection that says nothing for this long is no more. */
const silenceMs = 10_000;

const presenceOf = ({ member, hello, end, telemetry, call }: Seat): Presence => ({
  connection: hello.connection,
  member,
  device: hello.device,
  link: end === null ? 'down' : 'up',
  telemetry,
  ...(call === null ? {} : { call }),
});

export class FakeSeats {
  readonly #options: FakeSeatsOptions;
  readonly #seats = new Map<string, Seat>();
  readonly #grace = new Map<MemberId, Stop>();
  #gone: string[] = [];

  constructor(options: FakeSeatsOptions) {
    this.#options = options;
  }

  /** null: the same connection has come over a line opened later; this hello was held up on the way. */
  take(end: ServerEnd, hello: Hello, member: MemberId, openedAt: number): Seat | null {
    const before = this.#seats.get(hello.connection);
    if (before !== undefined && before.end !== null && before.openedAt > openedAt) {
      end.close(closeCodes.replaced.code);
      return null;
    }
    before?.end?.close(closeCodes.replaced.code);
    const seat: Seat = {
      member,
      hello,
      openedAt,
      end,
      telemetry: before?.telemetry ?? null,
      call: before?.call ?? null,
      heardAt: this.#options.time.now,
      told: false,
      late: [],
    };
    this.#seats.set(hello.connection, seat);
    this.#endGrace(member);
    return seat;
  }

  roster(): Presence[] {
    return [...this.#seats.values()].map(presenceOf);
  }

  /** What leads are made of: those connected that count. */
  timings(): MemberTiming[] {
    const timings: MemberTiming[] = [];
    for (const { end, telemetry } of this.#seats.values()) {
      if (end !== null && telemetry?.counts === true) timings.push(telemetry);
    }
    return timings;
  }

  /** The line broke: the seat waits for a while. */
  lose(seat: Seat): void {
    seat.end = null;
    seat.told = false;
    if (this.#connected(seat.member)) this.#remove(seat);
    else this.expect(seat.member);
  }

  /** The member said bye. */
  leave(seat: Seat): void {
    this.#remove(seat);
    if (!this.#connected(seat.member)) this.#dismiss(seat.member, this.#options.time.now);
  }

  /** Ends the connections of this member, or everybody's, for good. */
  putOut(member: MemberId | null, code: number): void {
    for (const seat of this.#seats.values()) {
      if (member !== null && seat.member !== member) continue;
      const { end } = seat;
      this.#remove(seat);
      this.#endGrace(seat.member);
      end?.close(code);
    }
  }

  /** Waits for a member without a connection. */
  expect(member: MemberId): void {
    this.#endGrace(member);
    const { time, graceMs } = this.#options;
    const since = time.now;
    this.#grace.set(
      member,
      time.plan(time.now + graceMs, () => this.#dismiss(member, since)),
    );
  }

  /** Others are told of it with the next digest. */
  report(seat: Seat, telemetry: Telemetry): void {
    seat.telemetry = telemetry;
    seat.told = false;
  }

  /** Takes it into the call, or out of it, and tells all at once; or why not. */
  call(room: RoomState, seat: Seat, { state }: CallMessage, now: ServerMs): Refusal | null {
    const code = state === null ? null : callRefusal(room, seat.member);
    if (code !== null) return { code };
    const others = [...this.#seats.values()].filter((one) => one !== seat && one.call !== null);
    if (state !== null && others.length >= room.settings.calls.most) return { code: 'callFull' };
    seat.call = state === null ? null : { since: seat.call?.since ?? now, ...state };
    this.tellAll({ type: 'digest', rows: [presenceOf(seat)], gone: [] });
    return null;
  }

  /** Carries word to another connection, or says that it is gone. */
  signal(seat: Seat, { to, signal }: SignalUp): void {
    const target = this.#seats.get(to);
    const { purpose, session } = signal;
    if (target === undefined) {
      const gone = { purpose, session, what: { type: 'gone' } } as const;
      this.tell(seat, { type: 'signal', from: to, member: null, signal: gone });
      return;
    }
    this.tell(target, { type: 'signal', from: seat.hello.connection, member: seat.member, signal });
  }

  tell(seat: Seat, message: Down): void {
    this.#send(seat, encode(message));
  }

  /** Goes with what is told next; a second one takes the first along. */
  tellLate(seat: Seat, message: () => Down): void {
    seat.late.push(message);
    if (seat.late.length > 1) this.#sendLate(seat);
  }

  tellAll(message: Down): void {
    const text = encode(message);
    for (const seat of this.#seats.values()) this.#send(seat, text);
  }

  #send(seat: Seat, text: string): void {
    this.#sendLate(seat);
    seat.end?.send(text);
  }

  #sendLate(seat: Seat): void {
    for (const message of seat.late.splice(0)) seat.end?.send(encode(message()));
  }

  /** Ends silent connections and tells what changed since the last time. */
  digest(): void {
    const rows: Presence[] = [];
    for (const seat of this.#seats.values()) {
      if (seat.end !== null && this.#options.time.now - seat.heardAt > silenceMs) {
        seat.end.close(closeCodes.silent.code);
        this.lose(seat);
      }
      if (seat.told) continue;
      seat.told = true;
      rows.push(presenceOf(seat));
    }
    if (rows.length === 0 && this.#gone.length === 0) return;
    this.tellAll({ type: 'digest', rows, gone: this.#gone });
    this.#gone = [];
  }

  /** The server is gone: everybody is forgotten. */
  clear(): void {
    for (const stop of this.#grace.values()) stop();
    this.#grace.clear();
    this.#seats.clear();
    this.#gone = [];
  }

  #connected(member: MemberId): boolean {
    for (const seat of this.#seats.values()) if (seat.member === member && seat.end !== null) return true;
    return false;
  }

  #dismiss(member: MemberId, since: number): void {
    this.#endGrace(member);
    for (const seat of this.#seats.values()) if (seat.member === member) this.#remove(seat);
    this.#options.gone(member);
    if (this.#seats.size === 0 && this.#grace.size === 0) this.#options.empty(since);
  }

  #remove(seat: Seat): void {
    this.#seats.delete(seat.hello.connection);
    this.#gone.push(seat.hello.connection);
    seat.end = null;
  }

  #endGrace(member: MemberId): void {
    this.#grace.get(member)?.();
    this.#grace.delete(member);
  }
}
