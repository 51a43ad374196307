/** Pump: lets virtual time pass for code that also waits for promises. */
import type { VirtualTime } from '@lockstep/core/testkit';

/** Deep enough for any chain of promises in the call. */
const turns = 25;

export async function breathe(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** After each thing that happens, everything that waits for it happens, too. */
export async function pump(time: VirtualTime, ms: number): Promise<void> {
  const end = time.now + ms;
  await breathe();
  for (let next = time.next; next !== null && next <= end; next = time.next) {
    time.advanceTo(next);
    await breathe();
  }
  time.advanceTo(end);
}
