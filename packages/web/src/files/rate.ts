/** Rate: how fast a file goes just now, and how long it will still take. */

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Long enough to pass over the ups and downs of a line. */
const WINDOW_MS = 8000;
const SHORTEST_MS = 800;

export interface Rate {
  /** So many are there at `at`, in ms. Fewer than before: it begins anew. */
  readonly note: (at: number, bytes: number) => void;
  readonly forget: () => void;
  /** Bytes a second; null: too early to tell. */
  readonly perSec: () => number | null;
}

export function createRate(): Rate {
  let samples: readonly Sample[] = [];
  return {
    note(at, bytes) {
      const last = samples.at(-1);
      if (last !== undefined && bytes < last.bytes) samples = [];
      samples = [...samples.filter((one) => at - one.at <= WINDOW_MS), { at, bytes }];
    },
    forget() {
      samples = [];
    },
    perSec() {
      const [first, last] = [samples[0], samples.at(-1)];
      if (first === undefined || last === undefined || last.at - first.at < SHORTEST_MS) return null;
      return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
    },
  };
}

export const secondsLeft = (perSec: number | null, left: number): number | null =>
  perSec === null || perSec <= 0 ? null : left / perSec;
