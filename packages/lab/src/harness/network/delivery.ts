/**
 * Delivery: runs things at their moment, to a fraction of a millisecond. A timer brings it near, then it yields to the
 * event loop again and again until the moment has come.
 */
interface Parcel {
  readonly due: number;
  readonly deliver: () => void;
}

/** In-order queue of one lane. */
export interface Queue {
  readonly parcels: Parcel[];
}

/** Timers of Node are late by up to about this. */
const TIMER_SLACK_MS = 3;

export class Delivery {
  /** Lateness of each delivery in ms, for the report of the harness on itself. */
  readonly lateness: number[] = [];
  private readonly queues = new Set<Queue>();
  private timer: NodeJS.Timeout | null = null;
  private spinning = false;
  private wakeAt = Infinity;

  createQueue(): Queue {
    const queue: Queue = { parcels: [] };
    this.queues.add(queue);
    return queue;
  }

  drop(queue: Queue): void {
    queue.parcels.length = 0;
    this.queues.delete(queue);
  }

  put(queue: Queue, due: number, deliver: () => void): void {
    queue.parcels.push({ due, deliver });
    if (due < this.wakeAt) this.arrange();
  }

  private nextDue(): number {
    let next = Infinity;
    for (const queue of this.queues) next = Math.min(next, queue.parcels[0]?.due ?? Infinity);
    return next;
  }

  private arrange(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.wakeAt = this.nextDue();
    const wait = this.wakeAt - performance.now();
    if (wait === Infinity) return;
    if (wait > TIMER_SLACK_MS)
      this.timer = setTimeout(() => this.run(), Math.floor(wait - TIMER_SLACK_MS) || 1);
    else if (!this.spinning) {
      this.spinning = true;
      setImmediate(() => {
        this.spinning = false;
        this.run();
      });
    }
  }

  private run(): void {
    const now = performance.now();
    for (const queue of this.queues) {
      for (
        let parcel = queue.parcels[0];
        parcel !== undefined && parcel.due <= now;
        parcel = queue.parcels[0]
      ) {
        queue.parcels.shift();
        this.lateness.push(performance.now() - parcel.due);
        parcel.deliver();
      }
    }
    this.arrange();
  }
}
