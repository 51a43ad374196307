/** PassTime: lets virtual time pass one happening after the other, so that what waits for a promise sees the exact moment. */
import type { VirtualTime } from '@lockstep/core/testkit';

export async function passTime(time: VirtualTime, ms: number): Promise<void> {
  const end = time.now + ms;
  for (let next = time.next; next !== null && next <= end; next = time.next) {
    time.advanceTo(next);
    for (let i = 0; i < 12; i++) await Promise.resolve();
  }
  time.advanceTo(end);
}
