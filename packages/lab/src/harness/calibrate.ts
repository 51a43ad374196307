/** Calibration: where a page's real clock lies on the lab's own clock. Both tick alike; only the origins differ. */
import type { Page } from '@playwright/test';
import type {} from './page/bend-clock.ts';

export interface Calibration {
  /** Add to a reading of the page's real clock to get the lab's. */
  readonly addMs: number;
  /** Worst-case error: half the quickest round trip. */
  readonly errorMs: number;
}

const ROUNDS = 60;

export async function calibrate(page: Page): Promise<Calibration> {
  const session = await page.context().newCDPSession(page);
  let quickest = Infinity;
  let addMs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = performance.now();
    const answer = await session.send('Runtime.evaluate', {
      expression: '__lab.realNow()',
      returnByValue: true,
    });
    const answered = performance.now();
    if (answered - asked >= quickest) continue;
    quickest = answered - asked;
    addMs = (asked + answered) / 2 - Number(answer.result.value);
  }
  await session.detach();
  return { addMs, errorMs: quickest / 2 };
}
