/** FakeRtc: the network that fake peer connections find each other over. */
import type { FakeRuntime } from '@lockstep/core/testkit';
import type { Stop } from '@lockstep/core';
import type { Connect } from '../mesh/peer-connection.ts';
import { FakePeerConnection } from './fake-peer-connection.ts';

/** As browsers do: silence is noticed after some seconds, and given up after some more. */
const noticeMs = 4000;
const failMs = 12_000;
const frameMs = 50;

interface Pair {
  readonly a: FakePeerConnection;
  readonly b: FakePeerConnection;
}

export class FakeRtc {
  /** From when two ends know each other until they are connected. */
  connectMs = 60;
  readonly #runtime: FakeRuntime;
  readonly #all: FakePeerConnection[] = [];
  readonly #cut = new Set<string>();
  readonly #stopped = new Set<string>();
  /** Timers of what an end is about to become. */
  readonly #turns = new Map<FakePeerConnection, { readonly to: string; readonly stop: Stop }>();

  constructor(runtime: FakeRuntime) {
    this.#runtime = runtime;
    runtime.every(frameMs, () => this.#flow());
  }

  now(): number {
    return this.#runtime.now();
  }

  after(ms: number, run: () => void): Stop {
    return this.#runtime.after(ms, run);
  }

  /** What a device makes its connections with. */
  connectOf(device: string): Connect {
    return (configuration) => {
      const made = new FakePeerConnection(this, device, `${device}#${this.#all.length}`, configuration);
      this.#all.push(made);
      return made;
    };
  }

  /** Open connections of a device. */
  of(device: string): readonly FakePeerConnection[] {
    return this.#all.filter((one) => one.device === device && !one.closed && !this.#stopped.has(device));
  }

  /** The device is cut from all others, or back. */
  setCut(device: string, cut: boolean): void {
    if (cut) this.#cut.add(device);
    else this.#cut.delete(device);
    this.evaluate();
  }

  /** Its page is gone, without a word. */
  kill(device: string): void {
    this.#stopped.add(device);
    this.evaluate();
  }

  /** The other end of a connection that is up; null: none. */
  otherEnd(one: FakePeerConnection): FakePeerConnection | null {
    return this.#all.find((other) => other !== one && this.#passes({ a: one, b: other })) ?? null;
  }

  evaluate(): void {
    for (const one of this.#all) {
      if (one.closed || this.#stopped.has(one.device)) {
        this.#turn(one, 'none', 0, () => undefined);
        continue;
      }
      const reaches = this.otherEnd(one) !== null;
      const state = one.connectionState;
      if (reaches && state !== 'connected')
        this.#turn(one, 'connected', this.connectMs, () => one.become('connected'));
      else if (!reaches && state === 'connected') {
        this.#turn(one, 'lost', noticeMs, () => {
          one.become('disconnected');
          this.evaluate();
        });
      } else if (!reaches && state === 'disconnected') {
        this.#turn(one, 'failed', failMs, () => one.become('failed'));
      } else this.#turn(one, 'none', 0, () => undefined);
    }
  }

  #turn(one: FakePeerConnection, to: string, ms: number, run: () => void): void {
    const before = this.#turns.get(one);
    if (before?.to === to) return;
    before?.stop();
    if (to === 'none') {
      this.#turns.delete(one);
      return;
    }
    const stop = this.#runtime.after(ms, () => {
      this.#turns.delete(one);
      run();
    });
    this.#turns.set(one, { to, stop });
  }

  #passes({ a, b }: Pair): boolean {
    const isCut = [a.device, b.device].some((device) => this.#cut.has(device) || this.#stopped.has(device));
    return !isCut && a.fits(b);
  }

  #flow(): void {
    for (const one of this.#all) {
      if (one.closed || one.connectionState !== 'connected') continue;
      const other = this.otherEnd(one);
      if (other === null) continue;
      one.packets += 2;
      const camera = other.transceivers[1]?.sender.track ?? null;
      if (camera !== null && !one.isFrozen) one.frames += 1;
    }
  }
}
