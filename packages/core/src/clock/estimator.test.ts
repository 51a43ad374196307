import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMs, serverMs } from '../runtime/units.ts';
import { createDice, type Dice } from '../testkit/dice.ts';
import { offsetAt, widestCorridor, worstError } from './corridor.ts';
import { ClockEstimator } from './estimator.ts';
import { ProofMemory } from './memory.ts';
import { agree, boundsOf, type Bounds, type ClockProof } from './proof.ts';
import { RoundTrips } from './round-trips.ts';
import { offMiddle } from './stationarity.ts';

/** A device whose clock runs `ppm` fast and started at `start`. */
interface Device {
  start: number;
  readonly ppm: number;
}
const localOf = ({ start, ppm }: Device, trueMs: number) => localMs(start + trueMs * (1 + ppm / 1e6));

/** A probe asked at true moment `at`, `up` and `down` ms under way. */
const probe = (device: Device, at: number, up: number, down: number): ClockProof => ({
  sent: localOf(device, at),
  received: serverMs(at + up),
  answered: serverMs(at + up + 0.05),
  returned: localOf(device, at + up + 0.05 + down),
});

/** The probes of the client's schedule until `until`, over a line of `oneWay` ms with exponential jitter. */
function* scheduled(dice: Dice, device: Device, until: number, oneWay: number, jitter: number) {
  let at = 0;
  for (let i = 0; at < until; i++) {
    yield {
      at,
      proof: probe(device, at, oneWay + dice.exponential(jitter), oneWay + dice.exponential(jitter)),
    };
    at += i < 10 ? 60 : i < 30 ? 250 : i < 45 ? 1000 : 2750;
  }
}

const bounds = (proof: ClockProof): Bounds => {
  const made = boundsOf(proof);
  if (made === null) throw new Error('not a proof');
  return made;
};

const exact: Device = { start: 0, ppm: 0 };

describe('proof', () => {
  test('[CK1] its bounds contain the true offset, however lopsided the path', () => {
    const way = fc.double({ min: 0, max: 4000, noNaN: true });
    fc.assert(
      fc.property(way, way, fc.integer({ min: -1e7, max: 1e7 }), (up, down, start) => {
        const { up: above, down: below } = bounds(probe({ start, ppm: 0 }, 1000, up, down));
        expect(-start).toBeLessThanOrEqual(above + 1e-3);
        expect(-start).toBeGreaterThanOrEqual(-below - 1e-3);
      }),
    );
  });

  test('[CK2] what proves nothing is no proof', () => {
    expect(boundsOf(probe(exact, 0, 6000, 6000))).toBeNull();
    expect(boundsOf(probe(exact, 0, -5, 2))).toBeNull();
    expect(boundsOf({ ...probe(exact, 0, 5, 5), received: serverMs(Number.NaN) })).toBeNull();
    expect(new ClockEstimator().add(probe(exact, 0, 6000, 6000))).toBe('ignored');
  });

  test('two agree if one offset satisfies both', () => {
    const here = bounds(probe(exact, 0, 10, 10));
    expect(agree(here, bounds(probe(exact, 50, 1, 30)), 0)).toBe(true);
    expect(agree(here, bounds(probe({ start: 100, ppm: 0 }, 50, 1, 30)), 2)).toBe(false);
  });
});

describe('corridor', () => {
  test('[CK3] the quickest of each direction are its walls', () => {
    const line = widestCorridor(
      [probe(exact, 0, 10, 90), probe(exact, 60, 90, 10), probe(exact, 120, 50, 50)].map(bounds),
      120,
    );
    expect(offsetAt(line, 120)).toBeCloseTo(0, 1);
  });

  test('[CK5] the worst case counts every slope that the proofs allow', () => {
    const symmetric = Array.from({ length: 60 }, (_, i) => bounds(probe(exact, i * 3000, 10, 10)));
    const settled = widestCorridor(symmetric, 177_000);
    expect(worstError(settled, symmetric)).toBeGreaterThanOrEqual(10);
    expect(worstError(settled, symmetric)).toBeLessThan(10.2);
    // One wall is known from long ago only: the clock may have drifted there from either side since.
    const lopsided = [bounds(probe(exact, 0, 1, 90)), ...symmetric.slice(1, 4)];
    const short = widestCorridor(lopsided, 9000);
    const worst = worstError(short, lopsided);
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.integer({ min: -600, max: 600 }),
        (a, ppm) => {
          const other = { ref: 9000, offset: a, slope: ppm / 1e6 };
          const allowed = lopsided.every(
            (one) => offsetAt(other, one.sent) <= one.up && offsetAt(other, one.returned) >= -one.down,
          );
          if (allowed) expect(Math.abs(a - offsetAt(short, 9000))).toBeLessThanOrEqual(worst + 1e-6);
        },
      ),
    );
  });

  test('[CK3] finds the slope of a drifting clock, and no impossible one', () => {
    const drifting = (ppm: number) =>
      widestCorridor(
        Array.from({ length: 60 }, (_, i) => bounds(probe({ start: 0, ppm }, i * 3000, 20, 20))),
        180_000,
      ).slope * 1e6;
    expect(drifting(50)).toBeCloseTo(-50, 0);
    expect(Math.abs(drifting(5000))).toBeLessThanOrEqual(600);
  });
});

describe('memory', () => {
  test('[CK4] keeps the last 16 s whole, then the lowest of 4 s, then nothing', () => {
    const memory = new ProofMemory();
    const dice = createDice(7);
    for (let at = 0; at <= 400_000; at += 500) {
      memory.add(bounds(probe(exact, at, 10 + dice.exponential(5), 10 + dice.exponential(5))));
    }
    const all = memory.all();
    const recent = all.filter(({ middle }) => middle > 400_000 - 15_900);
    expect(recent).toHaveLength(32);
    expect(all.length - recent.length).toBeLessThanOrEqual(2 * 60 + 2);
    expect(all[0]?.middle).toBeGreaterThan(400_000 - 240_000 - 8100);
    expect(all.map(({ middle }) => Math.floor(middle / 4000))).toEqual(
      all.map(({ middle }) => Math.floor(middle / 4000)).toSorted((a, b) => a - b),
    );
  });

  test('[CK4] the lowest of a bucket survives', () => {
    const memory = new ProofMemory();
    const quick = bounds(probe(exact, 1000, 3, 40));
    for (const one of [bounds(probe(exact, 500, 20, 20)), quick, bounds(probe(exact, 1500, 20, 20))])
      memory.add(one);
    for (let at = 4000; at < 30_000; at += 1000) memory.add(bounds(probe(exact, at, 20, 20)));
    expect(memory.all()).toContain(quick);
  });
});

describe('stationarity', () => {
  const calm = Array.from({ length: 12 }, (_, i) => bounds(probe(exact, i * 3000, 20, 20)));
  test('[CK7] a fit in the middle is well, one beside it is not', () => {
    expect(offMiddle({ ref: 0, offset: 0, slope: 0 }, calm)).toBe(false);
    expect(offMiddle({ ref: 0, offset: 1.2, slope: 0 }, calm)).toBe(true);
  });
  test('[CK7] few proofs, or noisy ones, say nothing', () => {
    const off = { ref: 0, offset: 1.2, slope: 0 };
    expect(offMiddle(off, calm.slice(0, 9))).toBe(false);
    const noisy = calm.map((one, i) => ({ ...one, up: one.up + i * 3, down: one.down + i * 3 }));
    expect(offMiddle(off, noisy)).toBe(false);
  });
});

describe('round trips', () => {
  test('[CK9] jitter is half of what the 90th percentile exceeds the quickest by', () => {
    const trips = new RoundTrips();
    expect([trips.quickestMs, trips.jitterMs]).toEqual([null, null]);
    for (let ms = 1; ms <= 31; ms++) trips.add(ms);
    expect(trips.quickestMs).toBe(12);
    expect(trips.jitterMs).toBe((29 - 12) / 2);
  });
});

describe('estimator', () => {
  /** After two minutes with up to ±50 ppm, 5–105 ms one way and 5 ms of jitter. */
  const settled = (seed: number, ppm?: number) => {
    const dice = createDice(seed);
    const device = { start: (dice.uniform() - 0.5) * 7.2e6, ppm: ppm ?? (dice.uniform() - 0.5) * 100 };
    const clock = new ClockEstimator();
    for (const { proof } of scheduled(dice, device, 120_000, 5 + dice.uniform() * 100, 5)) clock.add(proof);
    return { clock, device };
  };

  test('[CK5] ready after four, and never wronger than it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const dice = createDice(seed);
        const device = { start: (dice.uniform() - 0.5) * 7.2e6, ppm: (dice.uniform() - 0.5) * 100 };
        const clock = new ClockEstimator();
        let count = 0;
        for (const { at, proof } of scheduled(
          dice,
          device,
          40_000,
          dice.uniform() * 150,
          dice.uniform() * 40,
        )) {
          clock.add(proof);
          count++;
          expect(clock.ready).toBe(count >= 4);
          if (!clock.ready) continue;
          const then = at + 400;
          const error = Math.abs(clock.toServer(localOf(device, then)) - then);
          // Slopes may be off by 1200 ppm at most: all that 0.4 s of looking ahead can add.
          expect(error).toBeLessThanOrEqual(clock.errorMs + 0.5);
        }
      }),
      { numRuns: 60, examples: [[232_159]] },
    );
  });

  test('[CK8] settled: median under 0.2 ms, 95 in 100 under 0.6 ms', () => {
    const errors: number[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const { clock, device } = settled(seed);
      const now = 120_000;
      errors.push(Math.abs(clock.toServer(localOf(device, now)) - now));
    }
    errors.sort((a, b) => a - b);
    expect(errors[100]).toBeLessThan(0.2);
    expect(errors[190]).toBeLessThan(0.6);
  });

  test('[CK8] also a device that is off by 100 ppm: median under 0.4 ms, 95 in 100 under 1 ms', () => {
    const errors: number[] = [];
    for (let seed = 1; seed <= 200; seed++) {
      const { clock, device } = settled(seed, seed % 2 === 0 ? 100 : -100);
      errors.push(Math.abs(clock.toServer(localOf(device, 120_000)) - 120_000));
    }
    errors.sort((a, b) => a - b);
    expect(errors[100]).toBeLessThan(0.4);
    expect(errors[190]).toBeLessThan(1);
  });

  test('there and back is the same moment', () => {
    const { clock } = settled(3);
    expect(clock.toLocal(clock.toServer(localMs(61_234.5)))).toBeCloseTo(61_234.5, 6);
    expect(Math.abs(clock.driftPpm)).toBeLessThan(60);
  });

  test('[CK6] one contradiction makes it suspect, three start it anew', () => {
    const device = { start: 0, ppm: 0 };
    const clock = new ClockEstimator();
    for (let i = 0; i < 20; i++) expect(clock.add(probe(device, i * 100, 20, 20))).toBe('accepted');
    expect(clock.confirmedAt).toBeCloseTo(1900 + 40.05, 6);
    device.start = 3700;
    expect(clock.add(probe(device, 3000, 20, 20))).toBe('setAside');
    expect(clock.suspect).toBe(true);
    expect(clock.toServer(localMs(0))).toBeCloseTo(0, 0);
    expect(clock.add(probe(device, 3060, 20, 20))).toBe('setAside');
    expect(clock.add(probe(device, 3120, 20, 20))).toBe('restarted');
    expect([clock.suspect, clock.ready]).toEqual([false, true]);
    expect(clock.toServer(localMs(3700))).toBeCloseTo(0, 0);
  });

  test('[CK6] a proof that agrees again clears the doubt', () => {
    const clock = new ClockEstimator();
    for (let i = 0; i < 10; i++) clock.add(probe(exact, i * 100, 20, 20));
    clock.add(probe({ start: 500, ppm: 0 }, 1100, 20, 20));
    expect(clock.suspect).toBe(true);
    expect(clock.add(probe(exact, 1200, 20, 20))).toBe('accepted');
    expect(clock.suspect).toBe(false);
  });

  test('[CK7] a step too small to contradict is found and the old forgotten', () => {
    const device = { start: 0, ppm: 0 };
    const clock = new ClockEstimator();
    let at = 0;
    for (; at < 120_000; at += 1000) clock.add(probe(device, at, 60, 60));
    device.start = 10;
    for (; at < 240_000; at += 1000) clock.add(probe(device, at, 60, 60));
    expect(Math.abs(clock.toServer(localOf(device, at)) - at)).toBeLessThan(0.5);
  });

  test('[CK10] nothing is left after a reset', () => {
    const { clock } = settled(5);
    expect([clock.roundTripMs === null, clock.jitterMs === null]).toEqual([false, false]);
    clock.reset();
    expect(clock).toMatchObject({
      ready: false,
      suspect: false,
      confirmedAt: -Infinity,
      errorMs: Infinity,
      driftPpm: 0,
      roundTripMs: null,
      jitterMs: null,
    });
    expect(clock.toServer(localMs(17))).toBe(17);
  });
});
