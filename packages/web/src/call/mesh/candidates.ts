/** Candidates: ways to reach this device are found in bursts, and go to the other side in few messages. [CA34] */
import type { Runtime, Stop } from '@lockstep/core';

export interface Candidate {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
}

export interface CandidateBatch {
  readonly add: (candidate: Candidate) => void;
  readonly stop: Stop;
}

const gatherMs = 50;
/** As many as a message may carry. */
const mostAtOnce = 20;
/** As long as one may be in a message. */
const longest = 512;

export function createCandidateBatch(
  runtime: Pick<Runtime, 'after'>,
  send: (candidates: Candidate[]) => void,
): CandidateBatch {
  let gathered: Candidate[] = [];
  let stopTimer: Stop | null = null;
  const flush = (): void => {
    stopTimer?.();
    stopTimer = null;
    const candidates = gathered;
    gathered = [];
    if (candidates.length > 0) send(candidates);
  };
  return {
    add({ candidate, sdpMid, sdpMLineIndex }) {
      // An empty one says that there are no more, which nobody waits for.
      if (candidate === '' || candidate.length > longest) return;
      gathered.push({ candidate, sdpMid, sdpMLineIndex });
      if (gathered.length >= mostAtOnce) flush();
      else stopTimer ??= runtime.after(gatherMs, flush);
    },
    stop() {
      stopTimer?.();
      stopTimer = null;
      gathered = [];
    },
  };
}
