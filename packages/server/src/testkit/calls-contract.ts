/** CallsContract: what every way for calls to go has to do. [CA20][CA21] */
import { describe, expect, test } from 'vitest';
import type { Caller, Calls } from '../ports/calls.ts';

export interface CallsTrial {
  readonly calls: Calls;
  /** Nobody who asks may see any of these. */
  readonly secrets: readonly string[];
  readonly stop: () => Promise<void>;
}

export const caller = (name: string, room = 'R'.repeat(22)): Caller => ({
  room,
  connection: `${name}-1`,
  member: `m-${name}`,
  name,
});

export function describeCalls(name: string, start: () => Promise<CallsTrial>): void {
  const within = async (run: (trial: CallsTrial) => Promise<void>): Promise<void> => {
    const trial = await start();
    try {
      await run(trial);
    } finally {
      await trial.stop();
    }
  };

  describe(`calls: ${name}`, () => {
    test('[CA3] a call has place for two at least', () =>
      within(async ({ calls }) => expect(calls.most).toBeGreaterThanOrEqual(2)));

    test('[CA21] a way is good for a while, and says for how long', () =>
      within(async ({ calls }) => {
        const { validSec } = await calls.wayFor(caller('ann'));
        expect(validSec).toBeGreaterThanOrEqual(60);
        expect(validSec).toBeLessThanOrEqual(24 * 60 * 60);
      }));

    test('[CA21] each caller has a way of his own, of the same kind', () =>
      within(async ({ calls }) => {
        const [ann, ben] = [await calls.wayFor(caller('ann')), await calls.wayFor(caller('ben'))];
        expect(ann.way).toBe(ben.way);
        expect(JSON.stringify(ann)).not.toBe(JSON.stringify(ben));
      }));

    test('[CA27] no secret of the server is in it', () =>
      within(async ({ calls, secrets }) => {
        const told = JSON.stringify(await calls.wayFor(caller('ann')));
        for (const secret of secrets) {
          expect(told).not.toContain(secret);
          expect(told).not.toContain(Buffer.from(secret).toString('base64url'));
        }
      }));

    test('[CA5] removing somebody who is not there, or twice, is no failure', () =>
      within(async ({ calls }) => {
        await calls.remove('R'.repeat(22), 'nobody');
        await calls.remove('R'.repeat(22), 'nobody');
      }));
  });
}
