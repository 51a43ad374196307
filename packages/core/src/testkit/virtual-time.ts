/** VirtualTime: one true time for a whole simulated world, moved by hand. Things planned for one moment happen in the order they were planned. */
import type { Stop } from '../runtime/runtime.ts';

interface Planned {
  readonly at: number;
  readonly order: number;
  run: (() => void) | null;
}

const before = (a: Planned, b: Planned): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export class VirtualTime {
  #now = 0;
  #order = 0;
  #live = 0;
  /** A binary heap, the next thing first. */
  readonly #heap: Planned[] = [];

  /** True time in ms since the world began. */
  get now(): number {
    return this.#now;
  }

  /** How many things are still planned; what starts must stop. */
  get planned(): number {
    return this.#live;
  }

  /** When the next thing may happen (it may have been called off); null: nothing is planned. */
  get next(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  /** Plans `run` for true moment `at`, or for now if that is past. */
  plan(at: number, run: () => void): Stop {
    const thing: Planned = { at: Math.max(at, this.#now), order: this.#order++, run };
    this.#push(thing);
    this.#live++;
    return () => {
      if (thing.run === null) return;
      thing.run = null;
      this.#live--;
    };
  }

  /** Lets `ms` pass, with everything that happens meanwhile. */
  advance(ms: number): void {
    this.advanceTo(this.#now + ms);
  }

  advanceTo(moment: number): void {
    for (let next = this.#heap[0]; next !== undefined && next.at <= moment; next = this.#heap[0]) {
      this.#pop();
      const { run } = next;
      if (run === null) continue;
      next.run = null;
      this.#live--;
      this.#now = next.at;
      run();
    }
    this.#now = Math.max(this.#now, moment);
  }

  #push(thing: Planned): void {
    const heap = this.#heap;
    let i = heap.length;
    heap.push(thing);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || before(parent, thing)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = thing;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      const left = heap[down];
      if (left === undefined) break;
      const right = heap[down + 1];
      let child = left;
      if (right !== undefined && before(right, left)) {
        child = right;
        down += 1;
      }
      if (before(last, child)) break;
      heap[i] = child;
      i = down;
    }
    heap[i] = last;
  }
}
