import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMs, mediaSec } from '../runtime/units.ts';
import { createDice } from '../testkit/dice.ts';
import { SortedWindow } from './sorted-window.ts';
import { MediaTracker } from './tracker.ts';

const tickMs = 20;

/** Feeds readings of `film` every 20 ms from `from` on. */
function feed(tracker: MediaTracker, from: number, count: number, film: (ms: number) => number): number {
  for (let i = 0; i < count; i++) {
    const now = from + i * tickMs;
    tracker.sample(localMs(now), mediaSec(film(now)));
  }
  return from + (count - 1) * tickMs;
}

describe('sorted window', () => {
  test('keeps what a sorted copy of the last readings would hold', () => {
    const step = fc.record({
      value: fc.double({ min: -10, max: 10, noNaN: true }),
      dropMs: fc.integer({ min: 100, max: 3000 }),
      keep: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 200 }), (steps) => {
        const window = new SortedWindow();
        let plain: { time: number; value: number }[] = [];
        for (const [i, { value, dropMs, keep }] of steps.entries()) {
          const time = i * tickMs;
          window.add(time, value);
          window.dropBefore(time - dropMs);
          window.keepNewest(keep);
          plain = [...plain, { time, value }]
            .slice(-64)
            .filter((one) => one.time >= time - dropMs)
            .slice(-keep);
          const sorted = plain.map((one) => one.value).toSorted((a, b) => a - b);
          expect(window.count).toBe(sorted.length);
          expect(sorted.map((_, rank) => window.ranked(rank))).toEqual(sorted);
          expect(window.newest(0)).toBe(value);
        }
        window.clear();
        expect(window.count).toBe(0);
      }),
    );
  });

  test('[FO20] its mean leaves the outer quarters aside', () => {
    const window = new SortedWindow();
    for (const [i, value] of [1000, 1, 2, 3, 2, 1, 3, -1000].entries()) window.add(i, value);
    expect(window.middleMean()).toBe(2);
  });
});

describe('tracker', () => {
  test('[FO20][FO21] six readings tell where the film is, in spite of noise', () => {
    const dice = createDice(3);
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    const film = (ms: number) => 7 + ms / 1000;
    feed(tracker, 1000, 5, film);
    expect(tracker.ready).toBe(false);
    const now = feed(tracker, 1100, 20, (ms) => film(ms) + (dice.uniform() - 0.5) * 0.0004);
    expect(tracker.ready).toBe(true);
    expect(tracker.at(localMs(now + 500))).toBeCloseTo(film(now + 500), 4);
    tracker.clear();
    expect(tracker.ready).toBe(false);
  });

  test('[FO20][FO23] a change of rate is no error', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    const film = (ms: number) => (ms <= 1075 ? ms : 1075 + (ms - 1075) * 1.5) / 1000;
    feed(tracker, 500, 25, film);
    tracker.setRate(localMs(1000), 1.5);
    for (let now = 1000; now < 2000; now += tickMs) {
      tracker.sample(localMs(now), mediaSec(film(now)));
      expect(tracker.at(localMs(now))).toBeCloseTo(film(now), 9);
    }
  });

  test('[FO20] of two rates written in one moment the later counts', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    tracker.setRate(localMs(1000), 2);
    tracker.setRate(localMs(1000), 1);
    const now = feed(tracker, 1000, 30, (ms) => ms / 1000);
    expect(tracker.at(localMs(now))).toBeCloseTo(now / 1000, 9);
  });

  test('a hundred changes of rate keep it exact', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    for (let i = 1; i <= 100; i++) tracker.setRate(localMs(i * 100), i % 2 === 0 ? 1 : 1.01);
    const now = feed(tracker, 10_300, 30, (ms) => 3 + (ms - 10_175) / 1000);
    expect(tracker.at(localMs(now))).toBeCloseTo(3 + (now - 10_175) / 1000, 9);
  });

  test('[FO22] a jump is believed after four readings, three are noise', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    let now = feed(tracker, 1000, 25, (ms) => ms / 1000);
    now = feed(tracker, now + tickMs, 3, (ms) => ms / 1000 + 0.05);
    expect(tracker.at(localMs(now))).toBeCloseTo(now / 1000, 2);
    now = feed(tracker, now + tickMs, 4, (ms) => ms / 1000 + 0.05);
    expect(tracker.at(localMs(now))).toBeCloseTo(now / 1000 + 0.05, 3);
  });

  test('[FO21] rough readings are averaged for longer', () => {
    const dice = createDice(5);
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1.5);
    const now = feed(tracker, 1000, 200, (ms) => (ms * 1.5) / 1000 + (dice.uniform() - 0.5) * 0.008);
    expect(tracker.at(localMs(now))).toBeCloseTo((now * 1.5) / 1000, 2.5);
  });

  test('[FO29] a player that tells its position in steps is ahead of what it tells', () => {
    const dice = createDice(7);
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    for (let ms = 1000; ms < 4000; ms += tickMs) {
      const now = ms + tickMs * dice.uniform();
      tracker.sample(localMs(now), mediaSec((Math.floor((now - 13) / 40) * 40 + 13) / 1000));
      if (ms < 2000) continue;
      const offMs = (tracker.at(localMs(now)) - now / 1000) * 1000;
      expect(Math.abs(offMs)).toBeLessThan(3);
    }
  });

  test('[FO29] a film that stood still for a while is not told in steps', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    feed(tracker, 1000, 30, (ms) => Math.max(0, ms - 1200) / 1000);
    tracker.clear();
    const noisy = (ms: number) => (ms - 1200 + ((ms / tickMs) % 2) * 8) / 1000;
    const now = feed(tracker, 1600, 60, noisy);
    expect(tracker.at(localMs(now))).toBeCloseTo((now - 1200 + 4) / 1000, 3);
  });

  test('[FO24] a blurred start is over when the newest three readings agree, and is forgotten then', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    // Ahead by 64 ms, standing there until the film has caught up, as browsers tell it.
    const reading = (ms: number): number => Math.max(0.064, ms / 1000) - 0.075;
    let settledAt = 0;
    for (let ms = 40; settledAt === 0 && ms < 200; ms += 3) {
      tracker.sample(localMs(ms), mediaSec(reading(ms)));
      if (tracker.settles(0.0003)) settledAt = ms;
    }
    expect(settledAt).toBeGreaterThanOrEqual(64 + 2 * 3);
    expect(settledAt).toBeLessThan(64 + 4 * 3);
    expect(tracker.ready).toBe(true);
    expect(tracker.at(localMs(settledAt))).toBeCloseTo(settledAt / 1000 - 0.075, 4);
  });

  test('[FO24] readings that never agree settle nothing', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    for (let i = 0; i < 40; i++) {
      tracker.sample(localMs(i * 3), mediaSec((i * 3) / 1000 + (i % 2) * 0.002));
      expect(tracker.settles(0.0003)).toBe(false);
    }
  });

  test('[FO24] one reading read three times is one reading', () => {
    const tracker = new MediaTracker(75);
    tracker.reset(localMs(0), 1);
    for (const ms of [100, 100.5, 101]) tracker.sample(localMs(ms), mediaSec(ms / 1000));
    expect([tracker.settles(0.0003), tracker.ready]).toEqual([false, false]);
  });
});
