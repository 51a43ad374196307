/** FakeHall: a room with everything that a call asks of it: who is there, who is in the call, signals, refusals, hush. */
import type { OwnSignal, Presence, RefusalCode, RoomNews, RoomView, Stop } from '@lockstep/core';
import type { FakeRuntime } from '@lockstep/core/testkit';
import type { CallRoom } from '../create-call.ts';
import type { Sends } from '../call-line.ts';

interface Seat {
  readonly member: string;
  call: (Sends & { readonly since: number }) | null;
  online: boolean;
  stopped: boolean;
  readonly changed: Set<() => void>;
  readonly news: Set<(news: RoomNews) => void>;
}

const tripMs = 30;

export class FakeHall {
  readonly #runtime: FakeRuntime;
  readonly #seats = new Map<string, Seat>();
  /** Why nobody may come into the call; null: anybody may. */
  refuses: RefusalCode | null = null;
  /** What was told of each connection's part, in order. */
  readonly told: string[] = [];

  constructor(runtime: FakeRuntime) {
    this.#runtime = runtime;
  }

  enter(connection: string, member: string): CallRoom {
    const seat: Seat = {
      member,
      call: null,
      online: true,
      stopped: false,
      changed: new Set(),
      news: new Set(),
    };
    this.#seats.set(connection, seat);
    this.#tell();
    const on = <Value>(all: Set<Value>, one: Value): Stop => {
      all.add(one);
      return () => {
        all.delete(one);
      };
    };
    return {
      view: () => this.#viewOf(connection, seat),
      subscribe: (listener) => on(seat.changed, listener),
      onNews: (listener) => on(seat.news, listener),
      signal: (to, signal) => this.#signal(connection, to, signal),
      setCall: (state) => this.#setCall(connection, seat, state),
    };
  }

  setOnline(connection: string, online: boolean): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) seat.online = online;
    this.#tell();
  }

  /** Thrown out of the room. */
  stop(connection: string): void {
    const seat = this.#seats.get(connection);
    if (seat !== undefined) seat.stopped = true;
    this.#tell();
  }

  refuse(connection: string, code: RefusalCode): void {
    const seat = this.#seats.get(connection);
    if (seat === undefined) return;
    seat.call = null;
    this.#after(() => this.#news(seat, { type: 'callRefused', code }));
    this.#tell();
  }

  hush(member: string, what: 'mic' | 'camera' | 'screen'): void {
    const entry = { seq: 1, at: 0, by: null, command: null, event: { type: 'hushed', member, what } };
    for (const seat of this.#seats.values()) {
      this.#after(() => this.#news(seat, { type: 'entry', entry } as unknown as RoomNews));
    }
  }

  #setCall(connection: string, seat: Seat, state: Sends | null): void {
    const words =
      state === null
        ? 'out'
        : ['mic', 'camera', 'screen'].filter((key) => state[key as keyof Sends]).join(' ');
    if (this.told.at(-1) !== `${connection}: ${words}`) this.told.push(`${connection}: ${words}`);
    this.#after(() => {
      if (state !== null && this.refuses !== null) {
        this.#news(seat, { type: 'callRefused', code: this.refuses });
        return;
      }
      seat.call = state === null ? null : { since: seat.call?.since ?? this.#runtime.now(), ...state };
      this.#tell();
    });
  }

  #signal(from: string, to: string, signal: OwnSignal): boolean {
    const sender = this.#seats.get(from);
    if (sender === undefined || !sender.online) return false;
    this.#after(() => {
      const seat = this.#seats.get(to);
      if (seat === undefined || !seat.online) return;
      this.#news(seat, { type: 'signal', from, member: sender.member, signal });
    });
    return true;
  }

  #viewOf(connection: string, seat: Seat): RoomView {
    const state = seat.online ? 'online' : 'waiting';
    const roster = [...this.#seats]
      .filter(([other, { online }]) => online || other === connection)
      .map(([other, { member, call }]) => ({
        connection: other,
        member,
        ...(call === null ? {} : { call }),
      }));
    return {
      me: seat.member,
      myConnection: connection,
      link: { state: seat.stopped ? 'stopped' : state },
      roster: roster as unknown as readonly Presence[],
    } as unknown as RoomView;
  }

  #news(seat: Seat, news: RoomNews): void {
    for (const listener of seat.news) listener(news);
  }

  #tell(): void {
    this.#after(() => {
      for (const { changed } of this.#seats.values()) for (const listener of changed) listener();
    });
  }

  #after(run: () => void): void {
    this.#runtime.after(tripMs, run);
  }
}
