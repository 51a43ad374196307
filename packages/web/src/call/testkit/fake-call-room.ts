/**
 * FakeCallRoom: a room whose members are in a call: it tells who is in it, some time later, and carries signals, in
 * order. A member's line to it can be cut, and signals are lost then; a killed one is told of later.
 */
import type { OwnSignal, Signal } from '@lockstep/core';
import { createDice, type Dice, type FakeRuntime } from '@lockstep/core/testkit';
import type { CallLine, ExpectedPeer, Sends } from '../call-line.ts';

export interface FakeMember {
  readonly line: CallLine;
  readonly hear?: (from: string, signal: Signal) => void;
}

interface Place {
  member: FakeMember;
  sends: Sends;
  online: boolean;
}

export class FakeCallRoom {
  readonly #runtime: FakeRuntime;
  readonly #dice: Dice;
  readonly #places = new Map<string, Place>();
  /** When the last signal from one to another arrives. */
  readonly #arrives = new Map<string, number>();
  /** How long a signal, or word of who is there, is on its way: up to this. */
  delayMs = 80;

  constructor(runtime: FakeRuntime, dice: Dice = createDice(1)) {
    this.#runtime = runtime;
    this.#dice = dice;
  }

  get members(): readonly string[] {
    return [...this.#places.keys()];
  }

  lineOf(connection: string): CallLine | null {
    return this.#places.get(connection)?.member.line ?? null;
  }

  enter(connection: string, member: FakeMember, sends: Sends): void {
    this.#places.set(connection, { member, sends, online: true });
    this.#tell();
  }

  tell(connection: string, sends: Sends): void {
    const place = this.#places.get(connection);
    if (place !== undefined) place.sends = sends;
    this.#tell();
  }

  leave(connection: string): void {
    this.#places.get(connection)?.member.line.close();
    this.#places.delete(connection);
    this.#tell();
  }

  /** The others hear of it after `ms`. */
  vanish(connection: string, ms: number): void {
    const place = this.#places.get(connection);
    if (place === undefined) return;
    place.online = false;
    this.#runtime.after(ms, () => {
      this.#places.delete(connection);
      this.#tell();
    });
  }

  setOnline(connection: string, online: boolean): void {
    const place = this.#places.get(connection);
    if (place === undefined) return;
    place.online = online;
    this.#tell();
  }

  signal(from: string, to: string, signal: OwnSignal): boolean {
    if (this.#places.get(from)?.online !== true) return false;
    const way = `${from} ${to}`;
    const at = Math.max(
      this.#arrives.get(way) ?? 0,
      this.#runtime.time.now + this.#dice.uniform() * this.delayMs,
    );
    this.#arrives.set(way, at);
    this.#runtime.time.plan(at, () => {
      const place = this.#places.get(to);
      if (place === undefined) {
        const back = this.#places.get(from);
        if (back?.online) back.member.hear?.(to, { ...signal, what: { type: 'gone' } });
      } else if (place.online) place.member.hear?.(from, signal);
    });
    return true;
  }

  /** Whoever cannot be reached is not among those told of, and is told nothing. */
  #tell(): void {
    for (const connection of this.#places.keys()) {
      this.#runtime.after(this.#dice.uniform() * this.delayMs, () => {
        const place = this.#places.get(connection);
        if (place?.online) place.member.line.setPeers(this.#othersOf(connection));
      });
    }
  }

  #othersOf(connection: string): ExpectedPeer[] {
    return [...this.#places]
      .filter(([other, { online }]) => other !== connection && online)
      .map(([other, { sends }]) => ({ connection: other, ...sends }));
  }
}
