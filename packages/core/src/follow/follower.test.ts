import { afterEach, describe, expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
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

describe('lines', () => {
  test('[FO1] an old line is ignored, the same one only tells the end', () => {
    const { follower } = begin().settle();
    trial.send('play', 0);
    trial.send('play', 1);
    trial.time.advance(1000);
    expect(trial.phase).toBe('running');
    expect(follower.status().counters.landings).toBe(1);
  });

  test('[FO2] without a line the film goes on for half a second; with a new one it never stops', () => {
    const { follower, player, time } = begin().settle();
    follower.follow(null);
    time.advance(300);
    trial.send('play', 1);
    time.advance(2000);
    expect([player.counts.pauses, Math.abs(trial.skew) < 5]).toEqual([0, true]);
    follower.follow(null);
    time.advance(600);
    expect([player.running, trial.phase]).toEqual([false, 'idle']);
  });

  test('[FO3][FO14] a line that rests at the end brings nobody to the very end', () => {
    const { player, time } = begin({ duration: 100 });
    time.advance(400);
    trial.line('end', { position: mediaSec(100) });
    time.advance(1500);
    expect(player.truth()).toBeCloseTo(99.9, 3);
    expect(player.counts.seeks).toBe(1);
    expect(trial.newsOf('ended')).toBe(0);
  });

  test('[FO4][FO6] a pause to come changes nothing before; then the playhead stops at its position', () => {
    const { player, time } = begin({ seed: 4 }).settle();
    trial.pause(300);
    time.advance(290);
    expect(player.running).toBe(true);
    time.advance(20);
    expect(player.running).toBe(false);
    expect(Math.abs(trial.skew)).toBeLessThan(2);
    expect(player.counts.seeks).toBe(0);
  });

  test('[FO5] nothing is done before the clock is ready', () => {
    const { clock, player, time } = begin();
    clock.ready = false;
    time.advance(400);
    trial.play(0);
    time.advance(1000);
    expect([trial.phase, player.counts.plays]).toEqual(['idle', 0]);
    expect(trial.follower.status()).toMatchObject({ target: null, skewMs: null });
    clock.ready = true;
    time.advance(3000);
    expect(trial.phase).toBe('running');
  });

  test('[FO7] another speed takes over without a stop', () => {
    const { player, time } = begin().settle();
    trial.rate(1.5);
    expect(trial.worstDuring(1500)).toBeLessThan(25);
    time.advance(2000);
    expect([player.counts.pauses, Math.abs(trial.skew) < 3, player.speed > 1.49]).toEqual([0, true, true]);
  });

  test('[FO7] a repeated play takes over without anything', () => {
    const { player, time } = begin().settle();
    const before = player.counts;
    trial.line('play', { position: mediaSec(trial.target + 0.2) }, 200);
    time.advance(1000);
    expect(player.counts).toEqual({ ...before, rateWrites: player.counts.rateWrites });
    expect(Math.abs(trial.skew)).toBeLessThan(3);
  });

  test('[FO8] a pause that was overtaken by a play: stops at its place, starts with the others', () => {
    const { player, time } = begin().settle();
    trial.line('play', { position: mediaSec(trial.target + 0.2) }, 600);
    time.advance(400);
    expect(player.running).toBe(false);
    time.advance(2500);
    expect([player.counts.seeks, Math.abs(trial.skew) < 3]).toEqual([0, true]);
  });

  test('[FO9] from a short pause it starts at the moment, without a seek', () => {
    const { player, time } = begin().settle();
    trial.pause();
    time.advance(250);
    trial.play(150);
    time.advance(170);
    expect([player.running, player.counts.seeks]).toEqual([true, 0]);
    expect(Math.abs(trial.skew)).toBeLessThan(25);
    time.advance(2000);
    expect(Math.abs(trial.skew)).toBeLessThan(3);
  });

  test('[FO10][FO11] a seek lands at its moment when there is time', () => {
    const { player, time } = begin({ model: { bufferSec: 600, seekSpread: 0.05 } }).settle(20_000);
    trial.seek(60, 500);
    time.advance(520);
    expect(player.running).toBe(true);
    expect(Math.abs(trial.skew)).toBeLessThan(25);
    trial.seek(trial.target + 0.6, 500);
    time.advance(3000);
    expect(player.counts.seeks).toBe(2);
    expect(Math.abs(trial.skew)).toBeLessThan(3);
  });

  test('[FO12] a pause that stood shows exactly the common frame', () => {
    const { player, time } = begin({ seed: 9 }).settle(3000);
    trial.pause();
    time.advance(1000);
    expect(Math.abs(trial.skew)).toBeLessThanOrEqual(0.5);
    expect(player.counts.seeks).toBeLessThanOrEqual(1);
    expect(trial.follower.status()).toMatchObject({ phase: 'paused', skewMs: expect.closeTo(0, 1) });
  });

  test('[FO12] a room that stands elsewhere is joined by a seek', () => {
    const { player, time } = begin();
    time.advance(400);
    trial.seek(1200, 0);
    time.advance(1200);
    expect([player.truth(), player.counts.seeks]).toEqual([1200, 1]);
  });
});

describe('small errors', () => {
  test('[FO43] with a sound card 100 ppm off it settles within 1 ms', () => {
    for (const driftPpm of [100, -100]) {
      begin({ model: { driftPpm } }).settle(120_000);
      expect(trial.worstDuring(30_000)).toBeLessThan(1);
      expect(trial.follower.status().driftPpm).toBeCloseTo(driftPpm, -2);
    }
  });

  test('[FO42] steady play needs hardly a write', () => {
    begin({ model: { driftPpm: 40 } }).settle(60_000);
    const before = trial.player.counts.rateWrites;
    trial.time.advance(60_000);
    expect(trial.player.counts.rateWrites - before).toBeLessThan(60);
  });

  test('[FO44] a cold start is not heard before it is in step', () => {
    for (let seed = 1; seed <= 20; seed++) {
      begin({ seed });
      trial.time.advance(400);
      trial.play(200);
      let heard = 0;
      for (let passed = 0; passed < 3000; passed += 5) {
        trial.time.advance(5);
        if (trial.player.audible()) heard = Math.max(heard, Math.abs(trial.skew));
      }
      expect(heard).toBeGreaterThan(0);
      expect(heard).toBeLessThan(3);
    }
  });

  test('[FO25] a start that is late is known to be, and makes up for it before it is measured', () => {
    for (let seed = 1; seed <= 20; seed++) {
      begin({ seed, model: { quantumMs: 1, coldStartMs: 76 } });
      trial.time.advance(400);
      // A cold start takes 76 ms: this one is 56 ms late.
      trial.play(20);
      trial.time.advance(76 + 10);
      expect(trial.skew).toBeLessThan(-40);
      trial.time.advance(120);
      expect(Math.abs(trial.skew)).toBeLessThan(4);
      expect(trial.player.hushed).toBe(true);
      trial.time.advance(400);
      expect(Math.abs(trial.skew)).toBeLessThan(2.5);
      expect(trial.player.hushed).toBe(false);
    }
  });

  test('[FO45][FO46] where the volume is not ours the pulses are small', () => {
    begin({ model: { canHush: false }, seed: 5 });
    trial.time.advance(400);
    trial.play(200);
    let fastest = 0;
    for (let passed = 0; passed < 3000; passed += 20) {
      trial.time.advance(20);
      fastest = Math.max(fastest, Math.abs(trial.player.speed - 1));
    }
    expect(fastest).toBeLessThanOrEqual(0.0401);
    expect(Math.abs(trial.skew)).toBeLessThan(3);
  });

  test('[FO47] a pause in the midst of a silent start gives the sound back', () => {
    begin();
    trial.time.advance(400);
    trial.play(200);
    trial.time.advance(200);
    expect(trial.player.hushed).toBe(true);
    trial.pause(50);
    trial.time.advance(100);
    expect(trial.player.hushed).toBe(false);
  });

  test('[FO48][FO74] the last half second is left alone, the end is told once and nothing begins anew', () => {
    const { player, time } = begin({ duration: 20 }).settle(19_000);
    const before = player.counts;
    time.advance(6000);
    expect(player.counts).toEqual(before);
    expect(trial.newsOf('ended')).toBe(1);
    expect(player.truth()).toBe(20);
    trial.seek(3, 800);
    time.advance(3000);
    expect([trial.phase, Math.abs(trial.skew) < 3]).toEqual(['running', true]);
  });

  test('[FO49] a player that cannot be nudged is only landed', () => {
    const { time } = begin({ model: { canNudge: false, driftPpm: 300 } }).settle();
    let worst = 0;
    for (let minutes = 0; minutes < 20; minutes++) {
      worst = Math.max(worst, trial.worstDuring(59_000));
      time.advance(1000);
    }
    const { counters, rate } = trial.follower.status();
    expect(rate).toBe(1);
    expect(counters.landings).toBeGreaterThan(2);
    // Off by the whole seek while it lands.
    expect(counters.landings).toBeLessThan(6);
    expect(worst).toBeLessThan(900);
  });
});

describe('people and platforms', () => {
  test('[FO70] a headset key becomes news, and the player is put back if the room says nothing', () => {
    const { player, time } = begin().settle();
    player.userPause();
    expect(trial.newsOf('userPaused')).toBe(1);
    time.advance(400);
    expect(player.running).toBe(false);
    time.advance(2500);
    expect([trial.phase, trial.newsOf('userPaused'), Math.abs(trial.skew) < 3]).toEqual(['running', 1, true]);
  });

  test('[FO70] and moves with the room if it agrees', () => {
    const { player, time } = begin().settle();
    player.userPause();
    time.advance(50);
    trial.pause(80);
    time.advance(2000);
    expect([trial.phase, player.running]).toEqual(['paused', false]);
    expect(Math.abs(trial.skew)).toBeLessThanOrEqual(0.5);
    player.userPlay();
    expect(trial.newsOf('userPlayed')).toBe(1);
    expect(player.running).toBe(false);
    time.advance(50);
    trial.play(100);
    time.advance(3000);
    expect([trial.phase, trial.newsOf('userPlayed'), Math.abs(trial.skew) < 3]).toEqual(['running', 1, true]);
  });

  test('[FO70] a seek by other means is news in a room that plays and in one that stands', () => {
    const { player, time } = begin().settle();
    player.userSeek(mediaSec(500));
    time.advance(3500);
    expect([trial.newsOf('userSeeked'), trial.phase, Math.abs(trial.skew) < 3]).toEqual([1, 'running', true]);
    trial.pause();
    time.advance(2000);
    player.userSeek(mediaSec(700));
    time.advance(2500);
    expect([trial.newsOf('userSeeked'), trial.phase]).toEqual([2, 'paused']);
    expect(Math.abs(trial.skew)).toBeLessThanOrEqual(0.5);
  });

  test('[FO70] what agrees with the line is no news', () => {
    const { player, time } = begin().settle();
    trial.pause(400);
    player.userPause();
    time.advance(2000);
    expect(trial.newsOf('userPaused')).toBe(0);
    trial.play(300);
    time.advance(100);
    player.userPlay();
    time.advance(3000);
    expect([trial.newsOf('userPlayed'), trial.phase, Math.abs(trial.skew) < 3]).toEqual([0, 'running', true]);
  });

  test('[FO71] without sound it plays in step until a gesture', () => {
    const { follower, player } = begin({ model: { refuses: 'sound' } }).settle();
    expect(follower.status()).toMatchObject({ soundBlocked: true, phase: 'running' });
    expect([player.audible(), Math.abs(trial.skew) < 3]).toEqual([false, true]);
    player.gesture();
    follower.gesture();
    expect([follower.status().soundBlocked, player.audible()]).toEqual([false, true]);
  });

  test('[FO72] refused altogether it waits for a gesture, then lands', () => {
    const { follower, player, time } = begin({ model: { refuses: 'play' } }).settle();
    expect(follower.status()).toMatchObject({ playBlocked: true, phase: 'away' });
    const { plays } = player.counts;
    time.advance(5000);
    expect(player.counts.plays).toBe(plays);
    follower.setVisible(false);
    follower.setVisible(true);
    time.advance(3000);
    expect(follower.status()).toMatchObject({ playBlocked: true, phase: 'away' });
    player.gesture();
    follower.gesture();
    time.advance(3000);
    expect([trial.phase, player.hushed, Math.abs(trial.skew) < 3]).toEqual(['running', false, true]);
  });

  test('[FO73] away it rests, back it follows the newest line', () => {
    const { clock, follower, player, time } = begin().settle();
    follower.setAway(true);
    follower.setAway(true);
    time.advance(500);
    expect([trial.phase, player.running]).toEqual(['away', false]);
    trial.seek(900);
    player.userSeek(mediaSec(3));
    player.userPlay();
    time.advance(2000);
    expect([trial.phase, trial.newsOf('userSeeked')]).toEqual(['away', 0]);
    const { freshened } = clock;
    follower.setAway(false);
    time.advance(3000);
    expect(clock.freshened).toBeGreaterThan(freshened);
    expect([trial.phase, Math.abs(trial.skew) < 3]).toEqual(['running', true]);
  });

  test('[FO75] away, the person moves the player alone, and the line tells where it is by itself', () => {
    const { follower, player, time } = begin().settle();
    const { seeks } = player.counts;
    follower.moveOwn({ type: 'seek', to: mediaSec(1) });
    expect(player.counts.seeks).toBe(seeks);
    follower.setAway(true);
    follower.moveOwn({ type: 'seek', to: mediaSec(300) });
    follower.moveOwn({ type: 'play' });
    time.advance(3000);
    const { ownLine, target, skewMs } = follower.status();
    expect(ownLine).toMatchObject({ playing: true, rate: follower.status().rate });
    expect(ownLine?.position).toBeCloseTo(player.truth(), 1);
    expect(player.truth()).toBeGreaterThan(302);
    expect([skewMs, (target ?? 0) < 100]).toEqual([null, true]);
    trial.seek(900);
    time.advance(1000);
    expect(follower.status().target).toBeGreaterThan(899);
    follower.moveOwn({ type: 'pause' });
    time.advance(500);
    expect(follower.status().ownLine?.playing).toBe(false);
    follower.setAway(false);
    time.advance(3000);
    expect(follower.status().ownLine).toBeUndefined();
    expect([trial.phase, Math.abs(trial.skew) < 3]).toEqual(['running', true]);
  });

  test('[FO75] away, a headset key means that player alone', () => {
    const { follower, player, time } = begin().settle();
    follower.setAway(true);
    time.advance(300);
    player.userPlay();
    time.advance(1000);
    expect([player.running, trial.newsOf('userPlayed')]).toEqual([true, 0]);
  });

  test('[FO76] whoever goes away is waited for no more, and tells no end', () => {
    const { follower, player, time } = begin({ duration: 60 }).settle();
    player.runDry(30_000);
    time.advance(1500);
    expect([trial.newsOf('stalled'), trial.newsOf('ready')]).toEqual([1, 0]);
    follower.setAway(true);
    expect(trial.newsOf('ready')).toBe(1);
    time.advance(31_000);
    follower.moveOwn({ type: 'seek', to: mediaSec(58) });
    follower.moveOwn({ type: 'play' });
    time.advance(6000);
    expect([trial.newsOf('ready'), trial.newsOf('ended')]).toEqual([1, 0]);
  });

  test('looked at again, the clock is asked', () => {
    const { clock, follower } = begin().settle();
    const { freshened } = clock;
    follower.setVisible(false);
    follower.setVisible(true);
    expect(clock.freshened).toBe(freshened + 1);
  });

  test('duration is told when the film is known', () => {
    const { time } = begin({ duration: 77 });
    time.advance(400);
    expect(trial.news).toContainEqual({ type: 'loaded', duration: 77 });
  });

  test('[FO80] stopped in mid-play it does nothing any more', () => {
    const { follower, player, time } = begin().settle();
    follower.stop();
    follower.stop();
    const { counts } = player;
    const { changes } = trial;
    player.runDry(100);
    time.advance(2000);
    expect([player.counts, trial.changes, trial.news.length]).toEqual([counts, changes, 1]);
  });
});

test('[FO85] who asks for it is left alone with small errors, and landed with greater ones', () => {
  const trial = new FollowTrial({ model: { driftPpm: 0 } });
  trial.follower.setTolerance(0.5);
  trial.settle(6000);
  const { rateWrites, landings } = trial.follower.status().counters;
  trial.clock.offsetMs += 300;
  trial.time.advance(10_000);
  // The film is 300 ms off what the clock says, and nothing is done about it.
  expect(trial.follower.status().skewMs).toBeLessThan(-290);
  expect(trial.follower.status().counters).toMatchObject({ landings, rateWrites });
  trial.clock.offsetMs += 400;
  trial.time.advance(3000);
  expect(trial.follower.status().counters.landings).toBe(landings + 1);
  expect(Math.abs(trial.follower.status().skewMs ?? 1000)).toBeLessThan(60);
  trial.stop();
});

test('[FO29] a player that tells its position in steps of 40 ms is kept as near as another', () => {
  for (const seed of [1, 2, 3, 4]) {
    const trial = new FollowTrial({ seed, model: { readStepMs: 40, driftPpm: 60 } }).settle(12_000);
    const off: number[] = [];
    for (let turn = 0; turn < 300; turn++) {
      trial.time.advance(20);
      off.push(Math.abs(trial.skew));
    }
    off.sort((a, b) => a - b);
    expect(off[285]).toBeLessThan(4);
    trial.stop();
  }
});
