import { afterEach, describe, expect, test } from 'vitest';
import { localMs, mediaSec } from '../runtime/units.ts';
import { FollowTrial, type FollowTrialOptions } from '../testkit/follow-trial.ts';

let trial = new FollowTrial();
const begin = (options: FollowTrialOptions = {}): FollowTrial => {
  trial.stop();
  trial = new FollowTrial(options);
  return trial;
};
/** [FO80] holds at the end of every test. */
afterEach(() => {
  trial.stop();
  expect(trial.time.planned).toBe(0);
});

describe('landing, stalls, slow devices', () => {
  test('[FO53] an appointment that cannot be kept is made again', () => {
    const { time } = begin({ model: { fetchSeekMs: 1500, seekSpread: 0.05 } }).settle();
    trial.seek(2000, 300);
    time.advance(8000);
    expect([trial.phase, Math.abs(trial.skew) < 3]).toEqual(['running', true]);
    expect(trial.follower.status().counters.missedAppointments).toBeGreaterThan(0);
  });

  test('[FO54][FO58] a jump to where nothing comes is told as a stall, once, and the end of it once', () => {
    const { time } = begin({ model: { fetchSeekMs: 4000, seekSpread: 0.01, fetchSpeed: 0.3 } }).settle();
    trial.seek(2000, 300);
    time.advance(900);
    expect([trial.phase, trial.newsOf('stalled')]).toEqual(['landing', 0]);
    time.advance(500);
    expect([trial.phase, trial.newsOf('stalled')]).toEqual(['landing', 1]);
    trial.pause();
    time.advance(10_000);
    expect([trial.phase, trial.newsOf('stalled'), trial.newsOf('ready')]).toEqual(['paused', 1, 1]);
  });

  test('[FO54] whoever only comes in, or back from elsewhere, keeps nobody waiting', () => {
    const { follower, time } = begin({ model: { fetchSeekMs: 4000, seekSpread: 0.01 } });
    trial.line('play', { playing: true, position: mediaSec(600) }, 300);
    time.advance(12_000);
    follower.setAway(true);
    time.advance(60_000);
    follower.setAway(false);
    time.advance(12_000);
    expect([trial.phase, trial.newsOf('stalled'), trial.newsOf('ready')]).toEqual(['running', 0, 0]);
  });

  test('[FO56][FO57][FO58] running dry is told once, and being ready once', () => {
    const { player, time } = begin().settle();
    player.runDry(3000);
    time.advance(1000);
    expect([trial.phase, trial.newsOf('stalled'), trial.newsOf('ready')]).toEqual(['stalled', 1, 0]);
    time.advance(4500);
    expect([trial.phase, trial.newsOf('stalled'), trial.newsOf('ready')]).toEqual(['running', 1, 1]);
    expect(Math.abs(trial.skew)).toBeLessThan(3);
  });

  test('[FO57] a stall too short to matter is steered away', () => {
    const { player, time } = begin().settle();
    player.runDry(60);
    time.advance(4000);
    expect([trial.phase, player.counts.seeks, Math.abs(trial.skew) < 3]).toEqual(['running', 0, true]);
  });

  test('[FO58] under a hold ready is told while the film rests', () => {
    const { player, time } = begin().settle();
    player.runDry(null);
    time.advance(100);
    trial.pause(100);
    time.advance(1000);
    expect([trial.phase, trial.newsOf('ready')]).toEqual(['paused', 0]);
    player.feed();
    time.advance(1500);
    expect(trial.newsOf('ready')).toBe(1);
  });

  test('[FO59] waited for without having told a stall, a player tells when it is ready; one that is well does not', () => {
    const { follower, time } = begin({ model: { fetchSeekMs: 3000, seekSpread: 0.01 } });
    trial.line('play', { playing: true, position: mediaSec(600) }, 300);
    time.advance(1500);
    trial.pause();
    follower.awaited();
    time.advance(10_000);
    expect([trial.newsOf('stalled'), trial.newsOf('ready')]).toEqual([0, 1]);
    follower.awaited();
    time.advance(1000);
    expect(trial.newsOf('ready')).toBe(1);
  });

  test('[FO60][FO61][FO62] who cannot keep up lands ever more seldom and is slow, and recovers', () => {
    const { time } = begin({ model: { topSpeed: 0.95 } }).settle(20_000);
    expect(trial.follower.status().slow).toBe(true);
    const { landings } = trial.follower.status().counters;
    time.advance(120_000);
    expect(trial.follower.status().counters.landings - landings).toBeLessThan(6);
    trial.rate(0.75);
    time.advance(15_000);
    expect([trial.follower.status().slow, Math.abs(trial.skew) < 5]).toEqual([false, true]);
  });

  test('[FO64] a stepped clock moves nobody until it is confirmed', () => {
    const { clock, player, runtime, time } = begin().settle();
    const { confirmedAt } = clock;
    clock.confirmed = () => confirmedAt;
    runtime.step(3700);
    time.advance(5000);
    expect(player.counts.seeks).toBe(0);
    expect(clock.freshened).toBeGreaterThan(2);
    clock.offsetMs -= 3700;
    clock.confirmed = () => runtime.now();
    time.advance(3000);
    expect(player.counts.seeks).toBe(0);
    expect(Math.abs(trial.skew)).toBeLessThan(3);
  });

  test('[FO64] nor while it is suspect; then it lands', () => {
    const { clock, player, time } = begin().settle();
    clock.suspect = true;
    clock.offsetMs += 700;
    time.advance(3000);
    expect(player.counts.seeks).toBe(0);
    clock.suspect = false;
    time.advance(3000);
    expect(player.counts.seeks).toBe(1);
    expect(trial.skew).toBeCloseTo(700, -1);
  });

  test('[FO65] after a sleep the clock is asked and the film brought back', () => {
    const { clock, player, runtime, time } = begin().settle();
    const before = clock.freshened;
    const { lateness } = runtime;
    runtime.lateness = () => 20_000;
    player.sleep(true);
    time.advance(20_100);
    player.sleep(false);
    runtime.lateness = lateness;
    time.advance(24_000);
    expect(clock.freshened).toBeGreaterThan(before);
    expect([trial.phase, Math.abs(trial.skew) < 3]).toEqual(['running', true]);
  });

  test('[FO60] a film that stood still for a moment is landed', () => {
    const { player, time } = begin().settle();
    player.sleep(true);
    time.advance(1600);
    player.sleep(false);
    time.advance(4000);
    expect([trial.newsOf('stalled'), Math.abs(trial.skew) < 3]).toEqual([0, true]);
  });

  test('[FO66] a film that hangs though it could play is landed again, ever more seldom', () => {
    const { time } = begin({ model: { topSpeed: 0, noiseMs: 0 } }).settle();
    time.advance(60_000);
    const { slow, counters } = trial.follower.status();
    expect(slow).toBe(true);
    expect(counters.landings).toBeGreaterThan(3);
    expect(counters.landings).toBeLessThan(10);
  });

  /** Away, after seven jumps over a line that takes so long for each. */
  const awayFromBadLine = (fetchSeekMs = 3500): FollowTrial => {
    const { follower, time } = begin({ model: { fetchSeekMs, seekSpread: 0.01 } }).settle();
    for (const place of [1000, 2000, 500, 3000, 1500, 2500, 700]) {
      trial.seek(place, 300);
      time.advance(4 * fetchSeekMs);
    }
    follower.setAway(true);
    time.advance(60_000);
    return trial;
  };

  test.each([200, 600])(
    '[FO51] when the line is well again the first try goes no further than a well line needs: %d ms for a seek',
    (fetchSeekMs) => {
      const { follower, player, time } = awayFromBadLine();
      player.fetches(fetchSeekMs);
      const { seeks } = player.counts;
      follower.setAway(false);
      time.advance(1500);
      expect([trial.phase, Math.abs(trial.skew) < 20, player.counts.seeks - seeks]).toEqual([
        'running',
        true,
        1,
      ]);
    },
  );

  test('[FO51] a line that is still bad is believed after one try', () => {
    const { follower, player, time } = awayFromBadLine();
    const { seeks } = player.counts;
    const { missedAppointments } = follower.status().counters;
    follower.setAway(false);
    time.advance(10_000);
    expect([trial.phase, Math.abs(trial.skew) < 3, player.counts.seeks - seeks]).toEqual([
      'running',
      true,
      2,
    ]);
    expect(follower.status().counters.missedAppointments - missedAppointments).toBe(1);
  });

  /** A jump into a line that is dead for five seconds; alive: the clock is answered all the same. */
  const jumpIntoNothing = (alive: boolean): FollowTrial => {
    const { clock, player, runtime, time } = begin({ model: { seekSpread: 0.01 } }).settle();
    player.fetches(5000);
    trial.seek(2000, 300);
    time.advance(1000);
    const { now: before } = time;
    clock.confirmed = () => (alive || time.now > before + 4500 ? runtime.now() : localMs(before));
    time.advance(3000);
    player.fetches(200);
    return trial;
  };

  test('[FO31][FO55] what a dead line took teaches nothing, and the next try hopes again', () => {
    const { follower, player, time } = jumpIntoNothing(false);
    expect([trial.phase, trial.newsOf('stalled')]).toEqual(['landing', 1]);
    const { seeks } = player.counts;
    time.advance(2800);
    expect([trial.phase, Math.abs(trial.skew) < 20, player.counts.seeks - seeks]).toEqual([
      'running',
      true,
      1,
    ]);
    expect(follower.status().costs.seekMs).toBeLessThan(500);
  });

  test('[FO55] a slow line that died and is well again is hoped for as at first', () => {
    const { clock, follower, player, runtime, time } = awayFromBadLine();
    follower.setAway(false);
    player.fetches(3500);
    time.advance(3400);
    player.fetches(8000);
    time.advance(200);
    const before = localMs(time.now);
    clock.confirmed = () => (time.now > before + 7500 ? runtime.now() : before);
    time.advance(7500);
    player.fetches(200);
    const { seeks } = player.counts;
    time.advance(1700);
    expect([trial.phase, Math.abs(trial.skew) < 20, player.counts.seeks - seeks]).toEqual([
      'running',
      true,
      1,
    ]);
  });

  test('[FO55][FO67] the line was dead on the way far ahead: a nearer appointment as at first', () => {
    const { clock, follower, player, runtime, time } = awayFromBadLine(7000);
    follower.setAway(false);
    time.advance(6800);
    player.fetches(3000);
    const before = localMs(time.now + 300);
    clock.confirmed = () => (time.now < before || time.now > before + 2900 ? runtime.now() : before);
    time.advance(3000);
    player.fetches(200);
    time.advance(2200);
    expect([trial.phase, Math.abs(trial.skew) < 20]).toEqual(['running', true]);
  });

  test('[FO31] a slow line whose clock is answered is believed', () => {
    const { follower, time } = jumpIntoNothing(true);
    time.advance(10_000);
    expect(follower.status().costs.seekMs).toBeGreaterThan(500);
  });

  test('[FO67] who was told to go far ahead and is there at once makes a nearer appointment', () => {
    const { follower, player, time } = awayFromBadLine();
    const { seeks } = player.counts;
    follower.setAway(false);
    time.advance(3000);
    player.fetches(200);
    time.advance(2500);
    expect([trial.phase, Math.abs(trial.skew) < 20, player.counts.seeks - seeks]).toEqual([
      'running',
      true,
      3,
    ]);
  });

  test('[FO50] moved while it lands, it goes where it should all the same', () => {
    const { player, time } = begin().settle();
    trial.seek(1500, 700);
    time.advance(30);
    player.userSeek(mediaSec(40));
    time.advance(5000);
    expect([trial.phase, Math.abs(trial.skew) < 3]).toEqual(['running', true]);
  });
});
