/** FakeHost: the room itself on a simulated server: decides, keeps, folds, tells, and acts when its own moment comes. */
import type { Refusal, Request, SystemCommand } from '../room/commands.ts';
import { decide } from '../room/decide.ts';
import type { Entry } from '../room/events.ts';
import { evolve } from '../room/evolve.ts';
import { leadsFor, type MemberTiming } from '../room/lead.ts';
import { nextDeed } from '../room/next-deed.ts';
import { emptyRoom, type RoomState } from '../room/state.ts';
import type { Result } from '../runtime/result.ts';
import type { Stop } from '../runtime/runtime.ts';
import type { ServerMs } from '../runtime/units.ts';
import { readingAt, trueMsOf, type ServerClock } from './server-clock.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface FakeHostOptions {
  readonly time: VirtualTime;
  readonly clock: ServerClock;
  readonly timings: () => readonly MemberTiming[];
  /** What was kept and folded in just now. */
  readonly told: (entries: readonly Entry[]) => void;
}

export class FakeHost {
  readonly log: Entry[] = [];
  readonly #options: FakeHostOptions;
  readonly #listeners: ((entry: Entry) => void)[] = [];
  #clock: ServerClock;
  #state: RoomState = emptyRoom;
  #isUp = true;
  #stopMoment: Stop = () => {};

  constructor(options: FakeHostOptions) {
    this.#options = options;
    this.#clock = options.clock;
  }

  get state(): RoomState {
    return this.#state;
  }

  now(): ServerMs {
    return this.at(this.#options.time.now);
  }

  /** A true moment on the server's clock. */
  at(trueMs: number): ServerMs {
    return readingAt(this.#clock, trueMs);
  }

  /** Told of each entry as it is kept, before anybody else. */
  listen(listener: (entry: Entry) => void): void {
    this.#listeners.push(listener);
  }

  /** Does nothing by itself until it begins again. */
  halt(): void {
    this.#isUp = false;
    this.#stopMoment();
  }

  /** Goes on from its log, perhaps on another clock. */
  begin(clock: ServerClock = this.#clock): void {
    this.#isUp = true;
    this.#clock = clock;
    this.#planMoment();
  }

  askSystem(command: SystemCommand, now?: ServerMs): Result<number, Refusal> {
    return this.ask({ from: 'server', command }, now);
  }

  /** Decides, keeps, folds, tells; the answer is the room's number afterwards. */
  ask(request: Request, now = this.now()): Result<number, Refusal> {
    const decision = decide(this.#state, request, { now, leads: leadsFor(this.#options.timings()) });
    if (!decision.ok) return decision;
    const by = request.from === 'member' ? request.by : null;
    const command = request.from === 'member' ? request.id : null;
    const entries: Entry[] = [];
    for (const event of decision.value) {
      const entry: Entry = { seq: this.#state.seq + 1, at: now, by, command, event };
      this.#state = evolve(this.#state, entry);
      this.log.push(entry);
      entries.push(entry);
      for (const listener of this.#listeners) listener(entry);
    }
    if (entries.length > 0) {
      this.#options.told(entries);
      this.#planMoment();
    }
    return { ok: true, value: this.#state.seq };
  }

  #planMoment(): void {
    this.#stopMoment();
    const deed = nextDeed(this.#state);
    if (deed === null || !this.#isUp) return;
    const { time } = this.#options;
    const at = trueMsOf(this.#clock, deed.at);
    // Rounding may bring us there a hair too early; then the next try is a little later, not in the same instant.
    this.#stopMoment = time.plan(Math.max(at, time.now + 1), () => {
      this.askSystem(deed.command);
      this.#planMoment();
    });
  }
}
