/**
 * Path: one direction of a network as TCP lets it be seen: base delay and jitter, order kept, and a lost packet shows
 * only as a wait of everything behind it.
 */
import type { Stop } from '../runtime/runtime.ts';
import type { Dice } from './dice.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface PathOptions {
  /** The quickest a message can be, ms one way. */
  readonly delayMs: number;
  /** Mean of the exponential extra every message may have, ms. */
  readonly jitterMs?: number;
  /** Probability that a message has to be sent again. */
  readonly loss?: number;
  /** Queues that fill and drain by themselves (bufferbloat). */
  readonly swells?: SwellOptions;
  /** Characters a second; without it the path is as wide as need be. */
  readonly charsPerSec?: number;
}

export interface SwellOptions {
  /** Mean quiet time between two swells, ms. */
  readonly everyMs: number;
  readonly lastsMs: number;
  /** Extra delay at the height of it, ms. */
  readonly heightMs: number;
}

interface Swell {
  readonly from: number;
  readonly until: number;
  readonly heightMs: number;
}

/** Linux's least retransmission timeout, to which a round trip is added; it doubles with each try. */
const leastTimeoutMs = 200;
/** A message is never lost more often than this in a row: TCP would have given up long before. */
const mostLosses = 8;

const heightAt = (swell: Swell, now: number): number => {
  if (now <= swell.from || now >= swell.until) return 0;
  const middle = (swell.from + swell.until) / 2;
  return swell.heightMs * (1 - Math.abs(now - middle) / (middle - swell.from));
};

/** What all connections over one direction share. */
export class Path {
  readonly #time: VirtualTime;
  readonly #dice: Dice;
  readonly #roundTripMs: () => number;
  #options: PathOptions;
  #darkUntil = 0;
  #busyUntil = 0;
  #ownSwell: Swell = { from: 0, until: 0, heightMs: 0 };
  #askedSwell: Swell = { from: 0, until: 0, heightMs: 0 };

  constructor(time: VirtualTime, dice: Dice, options: PathOptions, roundTripMs: () => number) {
    this.#time = time;
    this.#dice = dice;
    this.#options = options;
    this.#roundTripMs = roundTripMs;
  }

  get delayMs(): number {
    return this.#options.delayMs;
  }

  /** Another route from now on; what is under way keeps its order. */
  become(options: PathOptions): void {
    this.#options = options;
  }

  /** Nothing gets through for `ms`. */
  blackout(ms: number): void {
    this.#darkUntil = Math.max(this.#darkUntil, this.#time.now + ms);
  }

  /** A queue fills and drains again within `lastsMs`. */
  swell(lastsMs: number, heightMs: number): void {
    const now = this.#time.now;
    this.#askedSwell = { from: now, until: now + lastsMs, heightMs };
  }

  get dark(): boolean {
    return this.#time.now < this.#darkUntil;
  }

  /** The moment of the first retransmission after the blackout of something first sent at `sentAt`. */
  retryAt(sentAt: number): number {
    let timeout = leastTimeoutMs + this.#roundTripMs();
    let at = sentAt;
    while (at < this.#darkUntil) {
      at += timeout;
      timeout *= 2;
    }
    return at;
  }

  /** When a message of `chars` characters sent now comes out, if nothing in front of it is later. */
  arrival(chars: number): number {
    const { delayMs, jitterMs = 0, loss = 0, charsPerSec } = this.#options;
    let leaves = this.#time.now;
    if (charsPerSec !== undefined) {
      leaves = Math.max(leaves, this.#busyUntil) + (chars / charsPerSec) * 1000;
      this.#busyUntil = leaves;
    }
    if (this.dark) leaves = Math.max(leaves, this.retryAt(this.#time.now));
    let wait = delayMs + this.#swollenMs();
    if (jitterMs > 0) wait += this.#dice.exponential(jitterMs);
    if (loss > 0) {
      let timeout = leastTimeoutMs + this.#roundTripMs();
      for (let lost = 0; lost < mostLosses && this.#dice.uniform() < loss; lost++) {
        wait += timeout;
        timeout *= 2;
      }
    }
    return leaves + wait;
  }

  #swollenMs(): number {
    const now = this.#time.now;
    const { swells } = this.#options;
    while (swells !== undefined && this.#ownSwell.until <= now) {
      const from = this.#ownSwell.until + this.#dice.exponential(swells.everyMs);
      this.#ownSwell = { from, until: from + swells.lastsMs, heightMs: swells.heightMs };
    }
    return heightAt(this.#ownSwell, now) + heightAt(this.#askedSwell, now);
  }
}

interface UnderWay<Cargo> {
  readonly cargo: Cargo;
  readonly sentAt: number;
  readonly at: number;
}

/** One connection's stream over a path: comes out in the order it went in. */
export class Stream<Cargo> {
  readonly #time: VirtualTime;
  readonly #path: Path;
  readonly #deliver: (cargo: Cargo) => void;
  #underWay: UnderWay<Cargo>[] = [];
  #head = 0;
  #last = 0;
  #stopTimer: Stop | null = null;

  constructor(time: VirtualTime, path: Path, deliver: (cargo: Cargo) => void) {
    this.#time = time;
    this.#path = path;
    this.#deliver = deliver;
  }

  send(cargo: Cargo, chars: number): void {
    const at = Math.max(this.#last, this.#path.arrival(chars));
    this.#last = at;
    this.#underWay.push({ cargo, sentAt: this.#time.now, at });
    this.#stopTimer ??= this.#time.plan(at, this.#arrive);
  }

  /** Whatever is under way never comes out. */
  drop(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#underWay = [];
    this.#head = 0;
  }

  readonly #arrive = (): void => {
    this.#stopTimer = null;
    const head = this.#underWay[this.#head];
    if (head === undefined) return;
    if (this.#path.dark) {
      this.#stopTimer = this.#time.plan(this.#path.retryAt(head.sentAt) + this.#path.delayMs, this.#arrive);
      return;
    }
    this.#head++;
    const next = this.#underWay[this.#head];
    if (next === undefined) {
      this.#underWay = [];
      this.#head = 0;
    } else {
      this.#stopTimer = this.#time.plan(next.at, this.#arrive);
    }
    this.#deliver(head.cargo);
  };
}
