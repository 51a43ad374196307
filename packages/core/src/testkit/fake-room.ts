/**
 * FakeRoom: one room's whole server in memory, without chance and without waiting: the real decisions, the real wire
 * form, a clock of its own, and restarts when a test wants them.
 */
import { closeCodes, closeReasonFor } from '../protocol/close-codes.ts';
import { decodeUp } from '../protocol/codec.ts';
import type { CommandMessage } from '../protocol/command.ts';
import type { Down } from '../protocol/down.ts';
import type { Hello } from '../protocol/hello.ts';
import type { Up } from '../protocol/up.ts';
import { protocolVersion, spokenVersions } from '../protocol/version.ts';
import type { Welcome } from '../protocol/welcome.ts';
import type { Refusal, Request } from '../room/commands.ts';
import type { Entry } from '../room/events.ts';
import { putOutBy } from '../room/put-out.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import type { Stop } from '../runtime/runtime.ts';
import type { ServerMs } from '../runtime/units.ts';
import type { Accept, FakeLine, ServerEnd } from './fake-network.ts';
import { admissionOf, FakeChat, sealOf } from './fake-door.ts';
import { FakeGuard } from './fake-guard.ts';
import { FakeHost } from './fake-host.ts';
import { FakeSeats, type Seat } from './fake-seats.ts';
import { typicalClock, type ServerClock } from './server-clock.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface FakeRoomOptions {
  readonly time: VirtualTime;
  readonly clock?: ServerClock;
  /** How long a member whose line dropped still belongs to the room. */
  readonly graceMs?: number;
}

const digestMs = 1000;

/** Stands for the server's derivation of a member's id from the secret. */
export const memberIdOf = (secret: string): MemberId => `m-${secret}`;

export class FakeRoom {
  /** Every request of a member, in the order they were decided. */
  readonly asked: (Request & { readonly from: 'member' })[] = [];
  readonly #time: VirtualTime;
  readonly #host: FakeHost;
  readonly #seats: FakeSeats;
  readonly #lines = new Set<FakeLine>();
  readonly #chat = new FakeChat();
  readonly #guard = new FakeGuard();
  #instance = 1;
  #up = true;
  #stopDigest: Stop = () => {};
  #stopReturn: Stop = () => {};

  constructor({ time, clock = typicalClock, graceMs = 6000 }: FakeRoomOptions) {
    this.#time = time;
    this.#host = new FakeHost({
      time,
      clock,
      timings: () => this.#seats.timings(),
      told: (entries) => this.#happened(entries),
    });
    this.#seats = new FakeSeats({
      time,
      graceMs,
      gone: (member) => this.#host.askSystem({ type: 'dismiss', member }),
      // Nobody saw what came after.
      empty: (since) => this.#host.askSystem({ type: 'sleep' }, this.#host.at(since)),
    });
    this.#host.listen((entry) => this.#guard.heard(entry, this.#seats.roster()));
    this.#planDigest();
  }

  get state(): RoomState {
    return this.#host.state;
  }

  get log(): readonly Entry[] {
    return this.#host.log;
  }

  get up(): boolean {
    return this.#up;
  }

  /** Names this server instance. */
  get epoch(): string {
    return `e${this.#instance}`;
  }

  /** Names its log, which outlives instances. */
  readonly logName = 'l1';

  now(): ServerMs {
    return this.#host.now();
  }

  /** Told of each entry as it is kept, before anybody else. */
  listen(listener: (entry: Entry) => void): void {
    this.#host.listen(listener);
  }

  /** Answers on this line from now on. */
  serve(line: FakeLine): void {
    this.#lines.add(line);
    line.accept(this.#up ? this.#accept : null);
  }

  /** Dies, and comes back after `downMs` with its log and another clock. Connections break at once. */
  restart(downMs: number, clock?: ServerClock): void {
    this.#up = false;
    this.#halt();
    for (const line of this.#lines) {
      line.accept(null);
      line.cut();
    }
    this.#stopReturn = this.#time.plan(this.#time.now + downMs, () => {
      this.#up = true;
      this.#instance++;
      this.#host.begin(clock);
      for (const line of this.#lines) line.accept(this.#accept);
      for (const { id } of this.state.members) this.#seats.expect(id);
      this.#planDigest();
    });
  }

  /** Sends the last entries once more to everybody, newest first, each alone: what a careless network could do. */
  stutter(count: number): void {
    for (const entry of this.log.slice(-count).toReversed()) {
      this.#seats.tellAll({ type: 'events', entries: [entry] });
    }
  }

  stop(): void {
    this.#up = false;
    this.#stopReturn();
    this.#halt();
    for (const line of this.#lines) line.accept(null);
  }

  #halt(): void {
    this.#host.halt();
    this.#stopDigest();
    this.#seats.clear();
  }

  readonly #accept: Accept = (end) => {
    const openedAt = this.#time.now;
    let seat: Seat | null = null;
    return {
      received: (text) => {
        const message = decodeUp(text);
        if (!message.ok) {
          end.close(closeCodes.badMessage.code);
          return;
        }
        if (seat === null) seat = this.#greet(end, message.value, openedAt);
        else if (seat.end === end) this.#hear(seat, message.value);
      },
      closed: () => {
        if (seat?.end === end) this.#seats.lose(seat);
      },
    };
  };

  #greet(end: ServerEnd, message: Up, openedAt: number): Seat | null {
    if (message.type !== 'hello') {
      end.close(closeCodes.badMessage.code);
      return null;
    }
    if (!message.versions.some((version) => spokenVersions.includes(version))) {
      end.close(closeCodes.badVersion.code);
      return null;
    }
    const member = memberIdOf(message.secret);
    const admitted = this.#host.askSystem(admissionOf(message, member));
    if (!admitted.ok) {
      end.close(closeCodes[closeReasonFor(admitted.error.code)].code);
      return null;
    }
    const seat = this.#seats.take(end, message, member, openedAt);
    if (seat !== null) this.#seats.tell(seat, this.#welcome(message, member));
    return seat;
  }

  #welcome({ connection, resume }: Hello, member: MemberId): Welcome {
    const { state } = this;
    const known = resume !== null && resume.log === this.logName && resume.seq <= state.seq;
    return {
      type: 'welcome',
      version: protocolVersion,
      epoch: this.epoch,
      log: this.logName,
      member,
      connection,
      now: this.now(),
      room: known ? { kind: 'missed', entries: this.log.slice(resume.seq) } : { kind: 'snapshot', state },
      roster: this.#seats.roster(),
      messages: this.#chat.last,
    };
  }

  #hear(seat: Seat, message: Up): void {
    seat.heardAt = this.#time.now;
    switch (message.type) {
      case 'hello':
        seat.end?.close(closeCodes.badMessage.code);
        this.#seats.lose(seat);
        return;
      case 'probe':
        this.#seats.tell(seat, this.#probed(message.probe, this.now()));
        return;
      case 'command':
        this.#command(seat, message);
        return;
      case 'report': {
        const { type: _, probe, ...telemetry } = message;
        this.#seats.report(seat, telemetry);
        this.#answerLate(seat, probe);
        return;
      }
      case 'brief': {
        const { type: _, probe, ...news } = message;
        if (seat.telemetry !== null) this.#seats.report(seat, { ...seat.telemetry, ...news });
        this.#answerLate(seat, probe);
        return;
      }
      case 'say': {
        const said = this.#chat.say(this.state, seat.member, message, this.now());
        if (!said.ok) return this.#refuse(seat, message.id, said.error);
        return this.#seats.tellAll({ type: 'messages', messages: [said.value] });
      }
      case 'watch':
        return;
      case 'call': {
        const refused = this.#seats.call(this.state, seat, message, this.now());
        if (refused !== null) return this.#refuse(seat, message.id, refused);
        return this.#seats.tell(seat, { type: 'accepted', id: message.id, seq: this.state.seq });
      }
      case 'signal':
        return this.#seats.signal(seat, message);
      case 'resync':
        this.#seats.tell(seat, { type: 'events', entries: this.log.slice(message.seq) });
        return;
      case 'bye':
        this.#seats.leave(seat);
        return;
    }
  }

  /** As real servers do: with what is told next. */
  #answerLate(seat: Seat, probe: number | undefined): void {
    if (probe === undefined) return;
    const received = this.now();
    this.#seats.tellLate(seat, () => this.#probed(probe, received));
  }

  #probed(probe: number, received: ServerMs): Down {
    return { type: 'probed', probe, received, sent: this.now() };
  }

  #command(seat: Seat, { id, issuedAt, command }: CommandMessage): void {
    const request = { from: 'member', id, by: seat.member, issuedAt, command, ...sealOf(command) } as const;
    this.asked.push(request);
    const result = this.#host.ask(request);
    if (result.ok) {
      this.#seats.tell(seat, { type: 'accepted', id, seq: result.value });
      return;
    }
    this.#refuse(seat, id, result.error);
  }

  #refuse(seat: Seat, id: string, { code }: Refusal): void {
    const { playback } = this.state;
    this.#seats.tell(seat, { type: 'refused', id, code, playback, retryAfterMs: null });
  }

  #happened(entries: readonly Entry[]): void {
    this.#seats.tellAll({ type: 'events', entries });
    for (const out of entries.map(putOutBy)) {
      if (out !== null) this.#seats.putOut(out.member, closeCodes[out.reason].code);
    }
  }

  #planDigest(): void {
    this.#stopDigest = this.#time.plan(this.#time.now + digestMs, () => {
      this.#planDigest();
      this.#seats.digest();
      const command = this.#guard.look(this.state, this.#seats.roster(), this.now());
      if (command !== null) this.#host.askSystem(command);
    });
  }
}
