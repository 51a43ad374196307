import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadsFor, type MemberTiming } from './lead.ts';

const near: MemberTiming = { roundTripMs: 20, jitterMs: 2, warmStartMs: 1, coldStartMs: 70, seekMs: 100 };
const far: MemberTiming = { ...near, roundTripMs: 240, jitterMs: 20 };

test('[RM10] the slowest way there decides, with a small margin', () => {
  expect(leadsFor([near])).toEqual({ pause: 20, play: 21, seek: 190 });
  expect(leadsFor([near, far])).toEqual({ pause: 148, play: 149, seek: 318 });
});

test('[RM10] the slowest preparation decides for starts and seeks', () => {
  const slow = { ...near, warmStartMs: 90, seekMs: 300 };
  expect(leadsFor([near, slow])).toEqual({ pause: 20, play: 110, seek: 390 });
});

test('[RM10] jitter counts up to 30 ms, and a lead is at most 700 ms', () => {
  expect(leadsFor([{ ...near, jitterMs: 5000 }]).pause).toBe(48);
  expect(leadsFor([{ ...far, seekMs: 9000 }]).seek).toBe(700);
});

test('[RM10] what is not measured counts as usual', () => {
  const unknown = { roundTripMs: null, jitterMs: null, warmStartMs: null, coldStartMs: null, seekMs: null };
  expect(leadsFor([])).toEqual(leadsFor([unknown]));
  expect(leadsFor([]).pause).toBe(78);
});

test('[RM10] one member more never makes a lead shorter', () => {
  const timing = fc.record({
    roundTripMs: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
    jitterMs: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
    warmStartMs: fc.double({ min: 0, max: 1e4, noNaN: true }),
    coldStartMs: fc.double({ min: 0, max: 1e4, noNaN: true }),
    seekMs: fc.double({ min: 0, max: 1e4, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(timing, { minLength: 1 }), timing, (members, more) => {
      const before = leadsFor(members);
      const after = leadsFor([...members, more]);
      expect(after.pause).toBeGreaterThanOrEqual(before.pause);
      expect(after.play).toBeGreaterThanOrEqual(before.play);
      expect(after.seek).toBeGreaterThanOrEqual(before.seek);
      expect(after.seek).toBeLessThanOrEqual(700);
    }),
  );
});
