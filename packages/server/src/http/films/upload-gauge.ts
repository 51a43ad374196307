/** UploadGauge: how much all lines together have taken at most of late: as near as a server comes to knowing its own line. [TR14] */

/** Bytes are counted over this. */
const stepMs = 5000;
const keptMs = 10 * 60_000;

interface Step {
  readonly at: number;
  bytes: number;
  /** Bytes of transfers that waited for their line. */
  held: number;
}

export class UploadGauge {
  readonly #now: () => number;
  #steps: Step[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Some socket took bytes; `isHeld`: its line holds us up. */
  took(bytes: number, isHeld: boolean): void {
    const at = Math.floor(this.#now() / stepMs) * stepMs;
    let step = this.#steps.at(-1);
    if (step === undefined || step.at !== at) {
      step = { at, bytes: 0, held: 0 };
      this.#steps = [...this.#steps.filter((one) => at - one.at <= keptMs), step];
    }
    step.bytes += bytes;
    if (isHeld) step.held += bytes;
  }

  /** Bytes a second; null: nothing ever waited, or not for long enough. */
  most(): number | null {
    const now = this.#now();
    // What went into sockets without waiting went into memory; the step that is not over yet says too little.
    const full = this.#steps.filter(
      ({ at, bytes, held }) => now - at <= keptMs && at + stepMs <= now && held * 2 >= bytes && held > 0,
    );
    return full.length === 0 ? null : (Math.max(...full.map(({ bytes }) => bytes)) / stepMs) * 1000;
  }
}
