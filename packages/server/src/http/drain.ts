/** Drain: ends a server so that nobody notices: people come back elsewhere, what was being kept is kept. [OP3] */
import type { Runtime } from '@lockstep/core';
import type { Registry } from '../rooms/registry.ts';
import type { Doors } from './doors.ts';
import type { Lines } from './lines.ts';

/** Time for goodbyes before sockets are cut. */
const goodbyeMs = 1000;
/** A log that takes longer than this to keep what it was given is not waited for. */
const settleMs = 5000;

export interface DrainOptions {
  readonly runtime: Runtime;
  readonly registry: Registry;
  readonly doors: Doors;
  readonly lines: Lines;
  readonly closeHttp: () => Promise<void>;
}

export async function drain({ runtime, registry, doors, lines, closeHttp }: DrainOptions): Promise<void> {
  // In this order: nobody new, goodbye to all, then wait for what they had asked before.
  doors.shut();
  registry.stop();
  lines.sendAway();
  const stopCut = runtime.after(goodbyeMs, () => lines.terminate());
  const settled = await within(runtime, settleMs, registry.settled());
  if (!settled) runtime.log('error', 'the log did not keep everything in time');
  await closeHttp();
  stopCut();
  lines.terminate();
}

/** Whether it came to an end in time. */
async function within(runtime: Runtime, ms: number, work: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = runtime.after(ms, () => resolve(false));
    const done = (): void => {
      stop();
      resolve(true);
    };
    work.then(done, done);
  });
}
