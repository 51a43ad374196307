/**
 * TransferLog: the transfers under way and the last ones of each viewer, in bounded memory, with their rates. A socket takes
 * the first megabyte at once whatever the line behind it is: a rate counts from the first time it made us wait.
 */
import type { Metrics } from '../../ports/metrics.ts';
import type { Transfer, TransferMeter, Transfers } from '../../ports/transfers.ts';
import { UploadGauge } from './upload-gauge.ts';

/** Of each viewer so many are remembered, and of so many viewers. */
const mostOfViewer = 20;
const mostViewers = 2000;
/** A socket that takes a piece within this did not make us wait. */
const waitMs = 5;
/** A line that held us up a moment ago is what the bytes wait for, also where its end takes them in bursts. */
const burstMs = 5000;
/** A rate is told over so much of late; a line may have become another. */
const windowMs = 10_000;
/** Moments within the window are not closer than this. */
const stepMs = 250;
/** Over less than this nothing can be told. */
const leastMs = 500;

interface Moment {
  readonly at: number;
  readonly sent: number;
}

class Measured implements TransferMeter {
  readonly startedAt: number;
  readonly #now: () => number;
  readonly #what: Pick<Transfer, 'path' | 'from' | 'to'>;
  readonly #told: (bytes: number, isHeld: boolean) => void;
  readonly #over: (transfer: Transfer) => void;
  #sent = 0;
  #diskMs = 0;
  #lineMs = 0;
  #marks: Moment[] = [];
  #heldAt = -Infinity;
  #ended: { readonly at: number; readonly state: 'done' | 'left' } | null = null;

  constructor(
    now: () => number,
    what: Pick<Transfer, 'path' | 'from' | 'to'>,
    told: (bytes: number, isHeld: boolean) => void,
    over: (transfer: Transfer) => void,
  ) {
    this.#now = now;
    this.startedAt = now();
    this.#what = what;
    this.#told = told;
    this.#over = over;
  }

  read(tookMs: number): void {
    this.#diskMs += tookMs;
  }

  took(bytes: number, waitedMs: number): void {
    this.#sent += bytes;
    const at = this.#now();
    const isHeld = waitedMs > waitMs;
    if (isHeld) {
      this.#lineMs += waitedMs;
      this.#heldAt = at;
    }
    this.#told(bytes, at - this.#heldAt < burstMs);
    if (!isHeld && this.#marks.length === 0) return;
    const last = this.#marks.at(-1);
    if (last !== undefined && at - last.at < stepMs) return;
    this.#marks = [...this.#marks.filter((mark) => at - mark.at <= windowMs), { at, sent: this.#sent }];
  }

  ended(state: 'done' | 'left'): void {
    if (this.#ended !== null) return;
    this.#ended = { at: this.#now(), state };
    this.#over(this.seen());
  }

  seen(): Transfer {
    const until = this.#ended?.at ?? this.#now();
    const tookMs = until - this.startedAt;
    const slower = this.#diskMs > this.#lineMs ? 'server' : 'line';
    // A third of the time is worth a word.
    const isSlow = Math.max(this.#diskMs, this.#lineMs) * 3 > tookMs && tookMs > leastMs;
    return {
      ...this.#what,
      startedAt: this.startedAt,
      tookMs,
      sent: this.#sent,
      rate: this.#rate(until),
      heldBy: isSlow ? slower : null,
      state: this.#ended?.state ?? 'open',
    };
  }

  #rate(until: number): number | null {
    const [first] = this.#marks;
    if (first === undefined || until - first.at < leastMs) return null;
    return ((this.#sent - first.sent) / (until - first.at)) * 1000;
  }
}

export interface TransferLogOptions {
  /** ms on the server's clock. */
  readonly now: () => number;
  readonly metrics: Pick<Metrics, 'filmSent'>;
}

export class TransferLog implements Transfers {
  readonly #options: TransferLogOptions;
  readonly #gauge: UploadGauge;
  /** By viewer, the one who asked last at the end. */
  readonly #viewers = new Map<string, readonly Measured[]>();
  #open = 0;

  constructor(options: TransferLogOptions) {
    this.#options = options;
    this.#gauge = new UploadGauge(options.now);
  }

  get open(): number {
    return this.#open;
  }

  begin(viewer: string | null, path: string, { from, to }: { from: number; to: number }): TransferMeter {
    const { now, metrics } = this.#options;
    this.#open += 1;
    const measured = new Measured(
      now,
      { path, from, to },
      (bytes, isHeld) => this.#gauge.took(bytes, isHeld),
      (transfer) => {
        this.#open -= 1;
        metrics.filmSent(transfer);
      },
    );
    if (viewer !== null) this.#remember(viewer, measured);
    return measured;
  }

  of(viewer: string): readonly Transfer[] {
    return (this.#viewers.get(viewer) ?? []).map((measured) => measured.seen());
  }

  upload(): number | null {
    return this.#gauge.most();
  }

  #remember(viewer: string, measured: Measured): void {
    const before = this.#viewers.get(viewer) ?? [];
    this.#viewers.delete(viewer);
    this.#viewers.set(viewer, [measured, ...before].slice(0, mostOfViewer));
    const [oldest] = this.#viewers.keys();
    if (this.#viewers.size > mostViewers && oldest !== undefined) this.#viewers.delete(oldest);
  }
}
