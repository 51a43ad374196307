/** Backlog: what waits for slow readers may not fill the memory: when all of it together is too much, the slowest go. [OP14] */
import type { Runtime, Stop } from '@lockstep/core';

/** A line and what waits on it. */
export interface Waiting {
  readonly bufferedAmount: number;
  terminate(): void;
}

const lookMs = 500;

export const waitingBytes = (lines: Iterable<Waiting>): number => {
  let sum = 0;
  for (const { bufferedAmount } of lines) sum += bufferedAmount;
  return sum;
};

/** Cuts the lines with the longest queues off until the rest fits; gives how many. */
export function relieve(lines: Iterable<Waiting>, most: number): number {
  const all = [...lines];
  let sum = waitingBytes(all);
  if (sum <= most) return 0;
  let cut = 0;
  for (const line of all.toSorted((a, b) => b.bufferedAmount - a.bufferedAmount)) {
    if (sum <= most) break;
    sum -= line.bufferedAmount;
    // Not a polite end: a goodbye would wait behind all the rest.
    line.terminate();
    cut++;
  }
  return cut;
}

export function watchBacklog(runtime: Runtime, lines: () => Iterable<Waiting>, most: number): Stop {
  return runtime.every(lookMs, () => {
    const cut = relieve(lines(), most);
    if (cut > 0) runtime.log('warn', 'slow readers cut off', { lines: cut });
  });
}
