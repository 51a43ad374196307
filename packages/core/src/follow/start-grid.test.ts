import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMs } from '../runtime/units.ts';
import { FollowTrial } from '../testkit/follow-trial.ts';
import { defaultPolicy as policy } from './policy.ts';
import { StartGrid } from './start-grid.ts';

const beat = 1024 / 48;
/** First beat of a device whose phase is `phase` at least `leastMs` after `call`. */
const begins = (call: number, phase: number, beatMs = beat, leastMs = 65) =>
  phase + Math.ceil((call + leastMs - phase) / beatMs) * beatMs;

const taught = (calls: readonly number[], phase: number, beatMs = beat) => {
  const grid = new StartGrid(policy);
  for (const call of calls) {
    grid.moving(localMs(call));
    grid.learn(localMs(call), localMs(begins(call, phase, beatMs)));
  }
  return grid;
};

describe('StartGrid', () => {
  test('[FO26] one start shows where the beats are; from then on it is known when a film will move', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: beat, noNaN: true }),
        fc.integer({ min: 5000, max: 60_000 }),
        (phase, call) => {
          const grid = taught([1000], phase);
          expect(grid.beatMs(localMs(call))).toBeCloseTo(beat, 9);
          const wish = localMs(call + 200);
          const planned = grid.callFor(wish, localMs(call)) ?? localMs(0);
          const moves = begins(planned, phase);
          // No beat is nearer, and the call may come a quarter of a beat too soon, or almost three too late.
          expect(Math.abs(moves - wish)).toBeLessThanOrEqual(beat / 2 + 0.01);
          for (const late of [-4, 0, 14.5]) {
            expect(grid.beginOf(localMs(planned + late))).toBeCloseTo(moves, 6);
          }
        },
      ),
    );
  });

  test('[FO27] too late for the nearest beat, the next one is met, with a quarter of a beat to spare', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: beat, noNaN: true }),
        fc.double({ min: -60, max: 200, noNaN: true }),
        (phase, ahead) => {
          const grid = taught([1000], phase);
          const now = localMs(5000);
          const planned = grid.callFor(localMs(now + ahead), now) ?? localMs(0);
          const call = Math.max(planned, now);
          expect(planned).toBeGreaterThanOrEqual(now - beat / 2 - 1e-6);
          expect(begins(call + beat / 4 - 2, phase)).toBeCloseTo(begins(call, phase), 6);
          // Nothing earlier could have been met.
          if (planned > now + beat)
            expect(Math.abs(begins(call, phase) - now - ahead)).toBeLessThanOrEqual(beat);
          else expect(begins(call, phase) - begins(now, phase)).toBeLessThanOrEqual(beat + 1e-6);
        },
      ),
    );
  });

  test('[FO26] before the first start nothing is known', () => {
    const grid = new StartGrid(policy);
    expect(grid.beginOf(localMs(5000))).toBeNull();
    expect(grid.callFor(localMs(5200), localMs(5000))).toBeNull();
  });

  test.each([1024 / 44.1, 20, 10])(
    '[FO26] a beat of %d ms is found from starts that contradict another',
    (other) => {
      const calls = Array.from({ length: 14 }, (_, turn) => 1000 + 1013.3 * turn + turn ** 2);
      const grid = taught(calls, 3, other);
      expect(grid.beatMs(localMs(15_000))).toBeCloseTo(other, 9);
    },
  );

  test('[FO26] starts that keep to no beat tell nothing', () => {
    const grid = new StartGrid(policy);
    const took = [70, 77.3, 71.9, 84.1, 66.6, 75, 79.7, 68.2, 73.1, 81.4];
    for (const [turn, ms] of took.entries()) {
      const call = 1000 * (turn + 1);
      grid.moving(localMs(call));
      grid.learn(localMs(call), localMs(call + ms));
    }
    expect(grid.beginOf(localMs(12_000))).toBeNull();
  });

  test('[FO26] another phase than thought is learned from the starts that show it', () => {
    const grid = taught([1000, 2513], 5);
    for (let call = 4000; call < 9000; call += 1009) {
      grid.learn(localMs(call), localMs(begins(call, 12)));
    }
    expect(grid.beatMs(localMs(9000))).toBeCloseTo(beat, 9);
    expect(grid.beginOf(localMs(9000))).toBeCloseTo(begins(9000, 12), 6);
  });

  test('[FO28] a device that nobody used for nine seconds has another beat; the length of it stays known', () => {
    const grid = taught([1000, 2513], 5);
    grid.stopped(localMs(10_000));
    expect(grid.beatMs(localMs(18_900))).not.toBeNull();
    expect(grid.beatMs(localMs(19_100))).toBeNull();
    grid.moving(localMs(30_000));
    expect(grid.beginOf(localMs(30_000))).toBeNull();
    grid.learn(localMs(30_000), localMs(begins(30_000, 11)));
    expect(grid.beginOf(localMs(33_000))).toBeCloseTo(begins(33_000, 11), 6);
  });

  test('[FO28] a clock of the device that gains shifts the beat; a jump says that nothing is known', () => {
    const grid = taught([1000, 2513], 5);
    grid.slipped(6, 60_000);
    expect(grid.beginOf(localMs(70_000))).toBeCloseTo(begins(70_000, 5 - 6), 6);
    grid.slipped(40, 5000);
    expect(grid.beginOf(localMs(80_000))).toBeNull();
  });

  test('[FO26] late starts, as of a busy device, are learned from: it is called earlier', () => {
    const grid = taught([1000, 2513], 5);
    const slow = 80;
    for (let call = 4000; call < 14_000; call += 1009) {
      grid.learn(localMs(call), localMs(begins(call, 5, beat, slow)));
    }
    const planned = grid.callFor(localMs(20_200), localMs(20_000)) ?? localMs(0);
    expect(grid.beginOf(planned)).toBeCloseTo(begins(planned, 5, beat, slow), 6);
    expect(Math.abs(begins(planned, 5, beat, slow) - 20_200)).toBeLessThanOrEqual(beat / 2);
  });
});

/** Worst distance from the line, in ms, from a tenth of a second after the line's moment on. */
function worstOfStart(trial: FollowTrial, leadMs: number): number {
  trial.play(leadMs);
  trial.time.advance(leadMs + 100);
  return trial.worstDuring(600);
}

test('[FO27] once a start has shown the beat, the next ones are in step within a tenth of a second', () => {
  const nights = [1, 2, 3, 4, 5].map((seed) => {
    const trial = new FollowTrial({ seed });
    trial.time.advance(400);
    const first = worstOfStart(trial, 300);
    const next = Array.from({ length: 5 }, (_, turn) => {
      trial.time.advance(2000);
      trial.pause(100);
      trial.time.advance(2000 + 13 * turn);
      return worstOfStart(trial, 250);
    });
    trial.stop();
    return { first, next: Math.max(...next) };
  });
  expect(Math.max(...nights.map(({ next }) => next))).toBeLessThan(1.5);
  // The first has nothing to go by: of five some are still on their way.
  expect(Math.max(...nights.map(({ first }) => first))).toBeGreaterThan(3);
});
