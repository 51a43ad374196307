/** FakeBus: a Bus in a simulated world, that delays and loses as told, and can be away. */
import type { Stop } from '@lockstep/core';
import { createDice, type Dice, type VirtualTime } from '@lockstep/core/testkit';
import type { Bus, BusState } from '../ports/bus.ts';

interface Listener {
  readonly bus: FakeBus;
  readonly deliver: (frame: string) => void;
  /** When what came before is there. */
  busyUntil: number;
}

/** What all buses of one world share. */
export class FakeBusWorld {
  readonly time: VirtualTime;
  readonly dice: Dice;
  /** Mean of what a frame takes, ms. */
  delayMs = 1;
  /** Share of the frames that are lost. */
  loss = 0;
  readonly rooms = new Map<string, Set<Listener>>();
  readonly #buses: FakeBus[] = [];

  constructor(time: VirtualTime, seed = 1) {
    this.time = time;
    this.dice = createDice(seed);
  }

  open(): FakeBus {
    const bus = new FakeBus(this);
    this.#buses.push(bus);
    return bus;
  }

  /** For everybody. */
  become(state: BusState): void {
    for (const bus of this.#buses) bus.become(state);
  }
}

export class FakeBus implements Bus {
  readonly #world: FakeBusWorld;
  readonly #watchers = new Set<(state: BusState) => void>();
  #state: BusState = 'up';

  constructor(world: FakeBusWorld) {
    this.#world = world;
  }

  get state(): BusState {
    return this.#state;
  }

  become(state: BusState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const changed of this.#watchers) changed(state);
  }

  publish(room: string, frame: string): void {
    if (this.#state === 'away') return;
    const { rooms, time, dice, delayMs, loss } = this.#world;
    for (const listener of rooms.get(room) ?? []) {
      if (dice.uniform() < loss) continue;
      listener.busyUntil = Math.max(listener.busyUntil, time.now + dice.exponential(delayMs));
      time.plan(listener.busyUntil, () => {
        if (listener.bus.state === 'up') listener.deliver(frame);
      });
    }
  }

  subscribe(room: string, deliver: (frame: string) => void): Stop {
    const { rooms } = this.#world;
    const there = rooms.get(room) ?? new Set();
    const listener: Listener = { bus: this, deliver, busyUntil: 0 };
    rooms.set(room, there.add(listener));
    return () => void there.delete(listener);
  }

  onChange(changed: (state: BusState) => void): Stop {
    const own = (state: BusState): void => changed(state);
    this.#watchers.add(own);
    return () => void this.#watchers.delete(own);
  }

  async close(): Promise<void> {
    this.become('away');
  }
}
