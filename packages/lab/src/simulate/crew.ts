/** Crew: spreads evenings over threads, each taking a small share whenever it is done with the last. */
import { Worker } from 'node:worker_threads';
import type { Outcome, Share } from './work.ts';

export interface CrewOptions {
  readonly script: string;
  readonly jobs: number;
  readonly from: number;
  readonly evenings: number;
  /** Evenings a thread takes at a time. */
  readonly share: number;
  readonly done: (outcome: Outcome) => void;
}

/** Resolves when all is done; rejects when a thread dies. */
export async function runCrew({ script, jobs, from, evenings, share, done }: CrewOptions): Promise<void> {
  let next = from;
  const end = from + evenings;
  const take = (): Share | null => {
    if (next >= end) return null;
    const taken = { from: next, evenings: Math.min(share, end - next) };
    next += taken.evenings;
    return taken;
  };
  const runThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script);
      const hand = (): void => {
        const taken = take();
        if (taken !== null) worker.postMessage(taken);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (outcome: Outcome) => {
        done(outcome);
        hand();
      });
      worker.on('error', reject);
      hand();
    });
  await Promise.all(Array.from({ length: Math.min(jobs, Math.ceil(evenings / share)) }, runThread));
}
