/** SortedWindow: the last readings with their values kept in order, so that a quantile costs no sorting. */

/** 1.2 s of ticks. */
const capacity = 64;

export class SortedWindow {
  readonly #times = new Float64Array(capacity);
  readonly #values = new Float64Array(capacity);
  readonly #sorted = new Float64Array(capacity);
  #first = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Lets go of the oldest when full. */
  add(time: number, value: number): void {
    if (this.#count === capacity) this.#dropOldest();
    const slot = (this.#first + this.#count) % capacity;
    this.#times[slot] = time;
    this.#values[slot] = value;
    const sorted = this.#sorted;
    let i = this.#count;
    for (; i > 0 && (sorted[i - 1] ?? 0) > value; i--) sorted[i] = sorted[i - 1] ?? 0;
    sorted[i] = value;
    this.#count++;
  }

  dropBefore(time: number): void {
    while (this.#count > 0 && (this.#times[this.#first] ?? 0) < time) this.#dropOldest();
  }

  keepNewest(count: number): void {
    while (this.#count > count) this.#dropOldest();
  }

  /** The `back`-th newest value, 0 being the newest. */
  newest(back: number): number {
    return this.#values[(this.#first + this.#count - 1 - back) % capacity] ?? 0;
  }

  /** When the `back`-th newest value was read. */
  newestTime(back: number): number {
    return this.#times[(this.#first + this.#count - 1 - back) % capacity] ?? 0;
  }

  /** The `index`-th lowest value. */
  ranked(index: number): number {
    return this.#sorted[index] ?? 0;
  }

  /** Mean of the middle half: as calm as a mean, as hard to fool as a median. */
  middleMean(): number {
    const aside = Math.floor(this.#count / 4);
    let sum = 0;
    for (let i = aside; i < this.#count - aside; i++) sum += this.#sorted[i] ?? 0;
    return sum / (this.#count - 2 * aside);
  }

  /** Mean of the highest tenth, of at least one value. */
  topMean(): number {
    const from = Math.min(this.#count - 1, Math.floor(0.9 * this.#count));
    let sum = 0;
    for (let i = from; i < this.#count; i++) sum += this.#sorted[i] ?? 0;
    return sum / (this.#count - from);
  }

  #dropOldest(): void {
    const value = this.#values[this.#first] ?? 0;
    const sorted = this.#sorted;
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    this.#count--;
    for (let i = low; i < this.#count; i++) sorted[i] = sorted[i + 1] ?? 0;
    this.#first = (this.#first + 1) % capacity;
  }
}
