import { localMs, serverMs } from '@lockstep/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAt, localAt, steepestSlew, steer, timeAt } from './slewed-line.ts';

test('[CK12] however it is steered, a line goes on within its speeds, and ends on the target', () => {
  const steps = fc.array(
    fc.tuple(fc.double({ min: -500, max: 500, noNaN: true }), fc.integer({ min: 1, max: 20_000 })),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(steps, fc.double({ min: 0.9999, max: 1.0001, noNaN: true }), (corrections, speed) => {
      let line = lineAt(localMs(0), { at: 1e12, speed });
      let now = 0;
      for (const [error, ms] of corrections) {
        const target = timeAt(line, localMs(now)) + error;
        line = steer(line, localMs(now), { at: target, speed });
        const after = timeAt(line, localMs(now + ms)) - timeAt(line, localMs(now));
        expect(Math.abs(after - ms * speed)).toBeLessThanOrEqual(ms * steepestSlew + 1e-3);
        expect(timeAt(line, line.until)).toBeCloseTo(target + (line.until - now) * speed, 2);
        now += ms;
      }
    }),
  );
});

test('a moment is found again', () => {
  const line = steer(lineAt(localMs(100), { at: 5000, speed: 1 }), localMs(100), {
    at: 5003,
    speed: 1.00005,
  });
  for (const moment of [100, 5000, line.until, line.until + 12_345]) {
    expect(localAt(line, serverMs(timeAt(line, localMs(moment))))).toBeCloseTo(moment, 3);
  }
});
