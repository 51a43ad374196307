/** Paced: bytes of another server, no faster and no more than is allowed. [TR45] */
import { setTimeout as pause } from 'node:timers/promises';

export interface Pace {
  readonly mostBytes: number;
  readonly bytesPerSec: number;
  /** It is over, one way or the other. */
  readonly ended: () => void;
}

/** Throws where more comes than is allowed. */
export async function* paced(
  body: AsyncIterable<Uint8Array>,
  { mostBytes, bytesPerSec, ended }: Pace,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  // When what was sent so far would have been sent at the fastest.
  let due = performance.now();
  try {
    for await (const piece of body) {
      sent += piece.length;
      if (sent > mostBytes) throw new Error('more than is allowed');
      yield piece;
      due = Math.max(due, performance.now() - 1000) + (piece.length / bytesPerSec) * 1000;
      const early = due - performance.now();
      if (early > 5) await pause(early);
    }
  } finally {
    ended();
  }
}
