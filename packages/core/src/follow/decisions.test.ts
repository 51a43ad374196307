import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMs, mediaSec, serverMs } from '../runtime/units.ts';
import { approach, type ApproachFacts } from './approach.ts';
import { CostLearner } from './costs.ts';
import { correction, learnDrift } from './fine-loop.ts';
import { endOf, targetAt, type FollowedLine } from './line.ts';
import { defaultPolicy as policy } from './policy.ts';
import { Steadiness } from './steadiness.ts';
import { TickWatch } from './tick-watch.ts';
import { trimStep } from './trim.ts';

const line = (
  change: Partial<FollowedLine['timeline']> = {},
  cause: FollowedLine['cause'] = 'play',
): FollowedLine => ({
  timeline: { position: mediaSec(10), rate: 1, playing: true, at: serverMs(1000), ...change },
  revision: 1,
  cause,
  end: null,
});

const facts = (change: Partial<ApproachFacts>): ApproachFacts => ({
  now: localMs(800),
  line: line(),
  begins: localMs(1000),
  target: 10,
  moving: false,
  poised: false,
  position: 10,
  rate: 1,
  roomRate: 1,
  startMs: 0,
  landMs: 150,
  ...change,
});

describe('line', () => {
  test('[FO3] the nearer end counts, and no target lies beyond it', () => {
    const known = { ...line(), end: mediaSec(90) };
    expect([endOf(line(), null), endOf(known, null), endOf(line(), mediaSec(80))]).toEqual([null, 90, 80]);
    expect([endOf(known, mediaSec(80)), endOf(known, mediaSec(95))]).toEqual([80, 90]);
    expect(targetAt(known, serverMs(1e6), mediaSec(90))).toBe(90);
  });
});

describe('approach', () => {
  const paused = line({ playing: false }, 'pause');

  test('[FO6] the playhead decides when to stop', () => {
    const at = (position: number) => approach(facts({ line: paused, moving: true, position }), policy);
    expect(at(9.8)).toEqual({ type: 'stop', at: expect.closeTo(1000, 6) });
    expect(at(9.81)).toEqual({ type: 'stop', at: expect.closeTo(990, 6) });
    expect(at(9)).toEqual({ type: 'stop', at: 1000 });
    expect(at(10.05)).toEqual({ type: 'stop', at: 1000 });
    expect(approach(facts({ line: paused }), policy)).toEqual({ type: 'stop', at: 800 });
  });

  test('[FO7] what meets the line runs on; another speed is written early', () => {
    expect(approach(facts({ moving: true, position: 9.85 }), policy)).toEqual({ type: 'turn', at: 1000 });
    const faster = facts({ moving: true, position: 9.8, line: line({ rate: 2 }, 'rate') });
    expect(approach(faster, policy)).toEqual({ type: 'turn', at: 925 });
    const late = facts({ now: localMs(1200), target: 10.2, moving: true, position: 10.25 });
    expect(approach(late, policy)).toEqual({ type: 'turn', at: 1200 });
  });

  test('[FO8] what passes its place before stops there', () => {
    expect(approach(facts({ begins: localMs(1500), moving: true, position: 9.9 }), policy)).toEqual({
      type: 'rest',
      at: expect.closeTo(900, 6),
    });
  });

  test('[FO9] who stands there starts', () => {
    expect(approach(facts({ poised: true, position: 10.02 }), policy)).toEqual({ type: 'start' });
    const late = facts({ poised: true, now: localMs(1100), startMs: 0 });
    expect(approach(late, policy)).toEqual({ type: 'land', meet: null });
  });

  test('[FO10][FO11] anything else lands', () => {
    expect(approach(facts({ position: 500 }), policy)).toEqual({ type: 'land', meet: 1000 });
    expect(approach(facts({ position: 500, landMs: 210 }), policy)).toEqual({ type: 'land', meet: null });
    const step = facts({ moving: true, position: 9.85, line: line({}, 'seek') });
    expect(approach(step, policy)).toEqual({ type: 'land', meet: 1000 });
  });
});

describe('costs', () => {
  test('[FO30] a start is learned as a damped median, warm and cold apart, oddities aside', () => {
    const costs = new CostLearner(policy);
    costs.learnStart('cold', 5000);
    costs.learnStart('cold', -100);
    expect(costs.startMs('cold')).toBe(76);
    for (let i = 0; i < 12; i++) costs.learnStart('cold', i % 4 === 3 ? 400 : 100);
    expect(costs.startMs('cold')).toBeCloseTo(100, 0);
    expect(costs.startMs('warm')).toBe(0);
  });

  test('[FO31] a seek is learned as the 80th percentile of the last seven, near and far apart', () => {
    const costs = new CostLearner(policy);
    for (const ms of [9000, 10, 20, 30, 40, 50, 60, 70]) costs.learnSeek('near', ms);
    expect(costs.seekMs('near')).toBe(60);
    expect(costs.seekMs('far')).toBe(450);
  });

  test('[FO31] a seek that ended before it began teaches nothing', () => {
    const costs = new CostLearner(policy);
    costs.learnSeek('near', -7000);
    expect(costs.seekMs('near')).toBe(policy.nearSeekMs);
  });

  test('[FO31] one seek into a dead network at most doubles the cost; a slow device is known after a few', () => {
    const costs = new CostLearner(policy);
    costs.learnSeek('far', 9000);
    expect(costs.seekMs('far')).toBe(900);
    for (let i = 0; i < 3; i++) costs.learnSeek('far', 3000);
    expect(costs.seekMs('far')).toBe(3000);
  });

  test('[FO32] the room hears what the next change will cost', () => {
    const costs = new CostLearner(policy);
    for (let i = 0; i < 7; i++) costs.learnStart('warm', -20);
    expect(costs.forRoom()).toEqual({ warmStartMs: 76, coldStartMs: 76, seekMs: 110 });
    for (let i = 0; i < 20; i++) costs.learnStart('warm', 200);
    costs.learnSeek('far', 600);
    expect(costs.forRoom()).toMatchObject({ warmStartMs: expect.closeTo(200, 0), seekMs: 600 });
  });
});

describe('fine loop', () => {
  test('[FO40] works against the error and within its limits', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (error) => {
        const share = correction(error, policy);
        expect(Math.abs(share)).toBeLessThanOrEqual(0.05);
        expect(share * error).toBeLessThanOrEqual(0);
        if (Math.abs(error) <= 0.003) expect(Math.abs(share)).toBeLessThanOrEqual(0.002);
      }),
    );
    expect(correction(Number.NaN, policy)).toBe(0);
  });

  test('[FO41] learns a device that runs ahead as fast, within bounds', () => {
    expect(learnDrift(0, 0.002, 0.25, policy)).toBeGreaterThan(0);
    expect(learnDrift(0, -0.002, 0.25, policy)).toBeLessThan(0);
    expect(learnDrift(599e-6, 1, 1, policy)).toBe(600e-6);
  });
});

describe('trim', () => {
  const start = { silent: true, sinceMs: 200, roomRate: 1, beatMs: null };

  test('[FO44][FO46] ends when near, too far or too late', () => {
    expect(trimStep({ ...start, errorSec: 0.0015 }, policy)).toEqual({ type: 'done' });
    expect(trimStep({ ...start, errorSec: 0.2 }, policy)).toEqual({ type: 'done' });
    expect(trimStep({ ...start, errorSec: 0.01, sinceMs: 901 }, policy)).toEqual({ type: 'done' });
    expect(trimStep({ ...start, errorSec: 0.01, sinceMs: 901, silent: false }, policy).type).toBe('pulse');
    expect(trimStep({ ...start, errorSec: 0.01, sinceMs: 1801, silent: false }, policy)).toEqual({
      type: 'done',
    });
  });

  test('[FO45] a pulse takes away exactly the error, no stronger than allowed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.119, max: 0.119, noNaN: true }),
        fc.boolean(),
        fc.constantFrom(0.5, 1, 2),
        fc.constantFrom(null, 10, 1024 / 48),
        (errorSec, silent, roomRate, beatMs) => {
          const step = trimStep({ errorSec, silent, sinceMs: 200, roomRate, beatMs }, policy);
          if (step.type === 'done') {
            expect(Math.abs(errorSec)).toBeLessThan(0.002);
            return;
          }
          expect(errorSec + (roomRate * step.share * step.ms) / 1000).toBeCloseTo(0, 9);
          expect(Math.abs(step.share)).toBeLessThanOrEqual(silent ? 0.5 : 0.04);
          const beats = step.ms / (beatMs ?? 1);
          if (silent && beatMs !== null) expect(Math.abs(beats - Math.round(beats))).toBeLessThan(1e-9);
        },
      ),
    );
  });
});

describe('steadiness', () => {
  const quiet = policy.quietSec;

  test('[FO61] landings are ever further apart until a new line', () => {
    const steadiness = new Steadiness(policy);
    const waits: number[] = [];
    let now = 0;
    for (let i = 0; i < 8; i++) {
      steadiness.landing(localMs(now));
      const from = now;
      while (!steadiness.mayLand(localMs(now))) now += 100;
      waits.push(now - from);
    }
    expect(waits).toEqual([2500, 2500, 5000, 10_000, 20_000, 40_000, 40_000, 40_000]);
    steadiness.landing(localMs(now));
    steadiness.newLine();
    expect(steadiness.mayLand(localMs(now))).toBe(true);
  });

  test('[FO62] three without ten quiet seconds are slow, ten quiet seconds end it', () => {
    const steadiness = new Steadiness(policy);
    for (let i = 0; i < 3; i++) {
      expect(steadiness.slow).toBe(false);
      steadiness.landing(localMs(i * 3000));
    }
    expect(steadiness.slow).toBe(true);
    for (let now = 9000; now < 18_900; now += 100) steadiness.running(localMs(now), 0.001, quiet);
    steadiness.running(localMs(18_900), 0.05, quiet);
    for (let now = 19_000; now <= 28_900; now += 100) steadiness.running(localMs(now), 0.001, quiet);
    expect(steadiness.slow).toBe(true);
    steadiness.running(localMs(29_000), 0.001, quiet);
    expect(steadiness.slow).toBe(false);
  });
});

test('[FO65] gaps between ticks are told apart', () => {
  const watch = new TickWatch(policy);
  const seen = [0, 20, 300, 320, 2000, 2020, 1000].map((ms) => watch.at(localMs(ms)));
  expect(seen).toEqual(['none', 'none', 'gap', 'none', 'slept', 'none', 'slept']);
});
