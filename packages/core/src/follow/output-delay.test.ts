import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { localMs, serverMs } from '../runtime/units.ts';
import { BentClock, FollowTrial, type FollowTrialOptions } from '../testkit/follow-trial.ts';
import { createAheadClock, longestOutputDelayMs } from './ahead-clock.ts';

let trial = new FollowTrial();
const begin = (delayMs: number, options: FollowTrialOptions = {}): FollowTrial => {
  trial.stop();
  trial = new FollowTrial(options);
  trial.follower.setOutputDelay(delayMs);
  return trial;
};
afterEach(() => {
  trial.stop();
  expect(trial.time.planned).toBe(0);
});

describe('a device whose sound is late', () => {
  test.each([180, 40, -60])('[FO81] by %d ms: what is heard is on the line', (delayMs) => {
    begin(delayMs).settle();
    expect(trial.skew).toBeGreaterThan(delayMs - 3);
    expect(trial.skew).toBeLessThan(delayMs + 3);
  });

  test('[FO81] it stands on the same frame as everybody', () => {
    const { player, time } = begin(180).settle();
    trial.pause(300);
    time.advance(2000);
    expect(player.running).toBe(false);
    expect(Math.abs(trial.skew)).toBeLessThan(1);
  });

  test('[FO81] a delay that changes while it plays is made up for', () => {
    const { follower, time } = begin(0).settle();
    follower.setOutputDelay(200);
    time.advance(8000);
    expect(Math.abs(trial.skew - 200)).toBeLessThan(4);
    follower.setOutputDelay(0);
    time.advance(8000);
    expect(Math.abs(trial.skew)).toBeLessThan(4);
  });

  test('[FO82] what it tells of itself is what is heard, so that gaps to others are true', () => {
    const { follower } = begin(180).settle();
    const { position, target, skewMs } = follower.status();
    expect(target).toBeCloseTo(trial.target, 2);
    expect(Math.abs(skewMs ?? 1000)).toBeLessThan(3);
    expect(position).toBeCloseTo(trial.target, 1);
    expect(Math.abs((position ?? 0) - (target ?? 0)) * 1000).toBeLessThan(25);
  });

  test('[FO82] at another speed of the room as well', () => {
    const { follower, time } = begin(200).settle();
    trial.rate(1.5);
    time.advance(6000);
    expect(trial.skew).toBeGreaterThan(295);
    expect(trial.skew).toBeLessThan(305);
    const { position, target } = follower.status();
    expect(Math.abs((position ?? 0) - (target ?? 0)) * 1000).toBeLessThan(25);
  });

  test('[FO83] the room is told that starts take that much longer', () => {
    begin(0).settle();
    const usual = trial.follower.status().costs;
    begin(180).settle();
    const late = trial.follower.status().costs;
    expect(late.coldStartMs - usual.coldStartMs).toBeGreaterThan(150);
    expect(late.seekMs).toBeCloseTo(usual.seekMs, 0);
    trial.follower.setOutputDelay(-500);
    expect(trial.follower.status().costs.coldStartMs).toBe(0);
  });
});

test('[FO84] a delay is bounded, and no number at all is none', () => {
  const clock = createAheadClock(new BentClock(() => localMs(0)));
  fc.assert(
    fc.property(fc.double(), (delayMs) => {
      clock.delayMs = delayMs;
      expect(Math.abs(clock.delayMs)).toBeLessThanOrEqual(longestOutputDelayMs);
    }),
  );
  clock.delayMs = Number.NaN;
  expect(clock.delayMs).toBe(0);
});

test('both ways of the clock stay each other’s opposite', () => {
  const clock = createAheadClock(new BentClock(() => localMs(0)));
  clock.delayMs = 120;
  expect(clock.toLocal(clock.toServer(localMs(1000)))).toBe(1000);
  expect(clock.toServer(clock.toLocal(serverMs(9000)))).toBe(9000);
});
