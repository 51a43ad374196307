/** Histogram: many sizes in ms in little room, to take percentiles of, and to add up over many worlds. */

const binMs = 0.05;
/** Everything from here on falls into the last bin; the greatest is kept apart. */
const mostMs = 2000;

export interface HistogramData {
  readonly counts: Readonly<Record<number, number>>;
  readonly total: number;
  readonly max: number;
}

export interface Percentiles {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export class Histogram {
  readonly #counts = new Map<number, number>();
  #total = 0;
  #max = 0;

  add(ms: number): void {
    const size = Math.abs(ms);
    const bin = Math.floor(Math.min(size, mostMs) / binMs);
    this.#counts.set(bin, (this.#counts.get(bin) ?? 0) + 1);
    this.#total++;
    this.#max = Math.max(this.#max, size);
  }

  addAll({ counts, total, max }: HistogramData): void {
    for (const [bin, count] of Object.entries(counts)) {
      this.#counts.set(Number(bin), (this.#counts.get(Number(bin)) ?? 0) + count);
    }
    this.#total += total;
    this.#max = Math.max(this.#max, max);
  }

  /** Plain data, to travel between threads. */
  data(): HistogramData {
    return { counts: Object.fromEntries(this.#counts), total: this.#total, max: this.#max };
  }

  /** The size that `share` of all are not above, to a bin's width; 0 when there is none. */
  percentile(share: number): number {
    let left = Math.ceil(share * this.#total);
    for (const [bin, count] of [...this.#counts].toSorted(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Math.min(this.#max, (bin + 1) * binMs);
    }
    return this.#max;
  }

  percentiles(): Percentiles {
    return {
      n: this.#total,
      p50: this.percentile(0.5),
      p95: this.percentile(0.95),
      p99: this.percentile(0.99),
      max: this.#max,
    };
  }
}
