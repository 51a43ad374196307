/**
 * RedisBus: a Bus over Redis' sharded pub/sub. Whether Redis carries what we publish is not believed but tried: once a
 * second a pulse goes out and must be heard again. Nothing is kept while it is away. [BU2][BU4]
 */
import { randomId, type Runtime, type Stop } from '@lockstep/core';
import type { Bus, BusState } from '../../ports/bus.ts';
import type { RedisAddress } from '../redis/address.ts';
import { openRedisPair, type RedisLine } from '../redis/open.ts';

const pulseMs = 1000;
/** The pulse unheard for so long: away, and the lines are opened anew. */
const unheardMs = 3000;
/** What may be on its way to Redis at a time; beyond it Redis does not keep up, and frames are lost. */
const mostUnderWay = 8 * 1024 * 1024;

const channelOf = (room: string): string => `lockstep:room:{${room}}`;

export class RedisBus implements Bus {
  readonly #runtime: Runtime;
  readonly #address: RedisAddress;
  #speak: RedisLine;
  #listen: RedisLine;
  readonly #pulse: string;
  readonly #stopPulse: Stop;
  readonly #subscribers = new Map<string, Set<(frame: string) => void>>();
  readonly #watchers = new Set<(state: BusState) => void>();
  /** Channels of ours to which something went out that did not come back yet, and since when. */
  readonly #unheard = new Map<string, number>();
  #state: BusState = 'away';
  #underWay = 0;
  #heardAt: number;
  #closed = false;

  constructor(runtime: Runtime, address: RedisAddress) {
    this.#runtime = runtime;
    this.#heardAt = runtime.now();
    this.#pulse = `lockstep:pulse:{${randomId(runtime)}}`;
    this.#address = address;
    ({ speak: this.#speak, listen: this.#listen } = this.#open());
    this.#stopPulse = runtime.every(pulseMs, () => this.#beat());
  }

  #open(): { readonly speak: RedisLine; readonly listen: RedisLine } {
    const { speak, listen } = openRedisPair(this.#address);
    listen.on('smessage', (channel: string, text: string) => this.#deliver(channel, text));
    listen.on('ready', () => void this.#resubscribe());
    for (const line of new Set([speak, listen])) line.on('close', () => this.#become('away'));
    return { speak, listen };
  }

  get state(): BusState {
    return this.#state;
  }

  publish(room: string, frame: string): void {
    if (this.#state !== 'up') return;
    const channel = channelOf(room);
    const isOurs = this.#subscribers.has(channel) && !this.#unheard.has(channel);
    if (isOurs) this.#unheard.set(channel, this.#runtime.now());
    this.#send(channel, frame);
  }

  subscribe(room: string, deliver: (frame: string) => void): Stop {
    if (this.#closed) return () => {};
    const channel = channelOf(room);
    const own = (frame: string): void => deliver(frame);
    const there = this.#subscribers.get(channel) ?? new Set();
    this.#subscribers.set(channel, there.add(own));
    if (there.size === 1) this.#ask(this.#listen.ssubscribe(channel));
    return () => {
      if (!there.delete(own) || there.size > 0 || this.#closed) return;
      this.#subscribers.delete(channel);
      this.#unheard.delete(channel);
      this.#listen.sunsubscribe(channel).catch(() => {});
    };
  }

  onChange(changed: (state: BusState) => void): Stop {
    const own = (state: BusState): void => changed(state);
    this.#watchers.add(own);
    return () => void this.#watchers.delete(own);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopPulse();
    this.#become('away');
    this.#subscribers.clear();
    this.#watchers.clear();
    for (const line of new Set([this.#speak, this.#listen])) line.disconnect();
  }

  #send(channel: string, text: string): void {
    if (this.#underWay > mostUnderWay) {
      this.#become('away');
      return;
    }
    const { length } = text;
    this.#underWay += length;
    this.#ask(
      this.#speak.spublish(channel, text).finally(() => {
        this.#underWay -= length;
      }),
    );
  }

  /** What fails is lost, and we know that we are not up. */
  #ask(answer: Promise<unknown>): void {
    answer.catch(() => this.#become('away'));
  }

  #deliver(channel: string, text: string): void {
    if (channel === this.#pulse) {
      this.#heardAt = this.#runtime.now();
      this.#become('up');
      return;
    }
    this.#unheard.delete(channel);
    for (const deliver of this.#subscribers.get(channel) ?? []) deliver(text);
  }

  /** All rooms anew, and the pulse last: when it is heard, all are. */
  async #resubscribe(): Promise<void> {
    try {
      await Promise.all(
        [...this.#subscribers.keys()].map(async (channel) => this.#listen.ssubscribe(channel)),
      );
      await this.#listen.ssubscribe(this.#pulse);
      this.#beat();
    } catch {
      // The line broke again; its next `ready` comes back here.
      this.#become('away');
    }
  }

  #beat(): void {
    const now = this.#runtime.now();
    // In a cluster the pulse may live where a room does not: who does not hear himself hears nobody there.
    const oldest = Math.min(this.#heardAt, ...this.#unheard.values());
    if (now - oldest > unheardMs) {
      this.#become('away');
      this.#heardAt = now;
      // Whatever is stuck is not waited for, and what a client believes of a cluster that failed over is forgotten.
      for (const line of new Set([this.#speak, this.#listen]))
        line
          .removeAllListeners()
          .on('error', () => {})
          .disconnect();
      ({ speak: this.#speak, listen: this.#listen } = this.#open());
      return;
    }
    this.#send(this.#pulse, '');
  }

  #become(state: BusState): void {
    if (state === this.#state || (this.#closed && state === 'up')) return;
    this.#state = state;
    this.#unheard.clear();
    this.#runtime.log(state === 'up' ? 'info' : 'warn', `bus ${state}`);
    for (const changed of this.#watchers) changed(state);
  }
}
