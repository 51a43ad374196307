import { expect, test } from 'vitest';
import type { PlayerEvent } from '../follow/player.ts';
import { mediaSec } from '../runtime/units.ts';
import { createDice } from './dice.ts';
import { FakePlayer } from './fake-player.ts';
import type { PlayerModel } from './player-model.ts';
import { VirtualTime } from './virtual-time.ts';

function makePlayer(model: Partial<PlayerModel> = {}, seed = 1) {
  const time = new VirtualTime();
  const player = new FakePlayer({ time, dice: createDice(seed), duration: 600, model });
  const events: PlayerEvent['type'][] = [];
  player.listen((event) => events.push(event.type));
  time.advance(200);
  return { time, player, events };
}

/** Milliseconds between asking and moving. */
function startLatency(time: VirtualTime, player: FakePlayer): number {
  const from = player.truth();
  const asked = time.now;
  player.play();
  time.advance(500);
  return time.now - (player.truth() - from) * 1000 - asked;
}

test('knows its film after loading, and tells', () => {
  const time = new VirtualTime();
  const player = new FakePlayer({ time, dice: createDice(1), duration: 600 });
  const events: string[] = [];
  player.listen((event) => events.push(event.type));
  expect(player.read()).toMatchObject({ duration: null, ready: false, paused: true });
  expect(player.bufferedAhead(mediaSec(0))).toBe(0);
  time.advance(200);
  expect(events).toEqual(['loaded', 'ready']);
  expect(player.read()).toMatchObject({ duration: 600, ready: true });
  time.advance(10_000);
  expect(player.bufferedAhead(mediaSec(0))).toBe(30);
});

test('starts late after a seek and at once, with a jump, after a bare pause', () => {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let seed = 1; seed <= 200; seed++) {
    const { time, player } = makePlayer({}, seed);
    cold.push(startLatency(time, player));
    player.pause();
    time.advance(100);
    warm.push(startLatency(time, player));
  }
  expect(Math.min(...cold)).toBeGreaterThan(61);
  expect(Math.max(...cold)).toBeLessThan(83);
  expect(Math.min(...warm)).toBeGreaterThan(-17);
  expect(Math.min(...warm)).toBeLessThan(-12);
  expect(Math.max(...warm)).toBeLessThan(19);
});

test('seeks in log-normal time, longer where it has to fetch', () => {
  const times = (to: number): number[] =>
    Array.from({ length: 200 }, (_, seed) => {
      const { time, player, events } = makePlayer({}, seed);
      time.advance(5000);
      const asked = time.now;
      player.seek(mediaSec(to));
      while (!events.includes('seeked')) time.advance(1);
      expect(player.truth()).toBe(to);
      return time.now - asked;
    }).toSorted((a, b) => a - b);
  const near = times(10);
  expect(near[100]).toBeGreaterThan(112);
  expect(near[100]).toBeLessThan(128);
  expect(times(400)[100]).toBeGreaterThan(380);
});

/** A beat so short that nothing waits for it. */
const noBeat = { quantumMs: 1e-9 };

test('a rate is heard 75 ms after it was asked for; the sound clock adds its own error', () => {
  const { time, player } = makePlayer({ driftPpm: 80, ...noBeat });
  player.play();
  time.advance(500);
  const from = player.truth();
  player.setRate(1.5, 1.5);
  time.advance(74);
  expect((player.truth() - from) * 1000).toBeCloseTo(74 * 1.00008, 6);
  time.advance(101);
  expect((player.truth() - from) * 1000).toBeCloseTo(75 * 1.00008 + 100 * 1.5 * 1.00008 - 8.75, 6);
});

test('a start after a seek, and a change of speed, fall on the sound device’s beat', () => {
  const { time, player } = makePlayer({});
  const moved = (): number => {
    const from = player.truth();
    while (player.truth() === from) time.advance(0.1);
    return time.now;
  };
  const moments = [0, 1, 2, 3].map((turn) => {
    player.pause();
    player.seek(mediaSec(100 + turn));
    time.advance(1000 + 7.7 * turn);
    player.play();
    return moved();
  });
  const [first = 0, ...others] = moments;
  for (const moment of others) {
    const beats = (moment - first) / (1024 / 48);
    expect(Math.abs(beats - Math.round(beats))).toBeLessThan(0.01);
  }
});

test('keeping the pitch for nudges costs 17.5 ms for going and coming back, and small nudges do nothing', () => {
  const { time, player } = makePlayer({ keepsPitch: 'always', ...noBeat });
  player.play();
  time.advance(500);
  const from = player.truth();
  for (const rate of [1.0008, 1.01, 1]) {
    player.setRate(rate, 1);
    time.advance(1000);
  }
  expect((player.truth() - from) * 1000).toBeCloseTo(3000 + 10 - 17.5, 5);
});

test('runs dry, waits, and goes on when fed', () => {
  const { time, player, events } = makePlayer();
  player.play();
  time.advance(500);
  events.length = 0;
  player.runDry(3000);
  const at = player.truth();
  time.advance(2999);
  expect(player.truth()).toBe(at);
  expect(player.read()).toMatchObject({ ready: false, paused: false });
  expect(player.bufferedAhead(at)).toBe(0);
  time.advance(101);
  expect(events).toEqual(['waiting', 'ready']);
  expect((player.truth() - at) * 1000).toBeCloseTo(80, 6);
  player.runDry(null);
  time.advance(60_000);
  expect(player.running).toBe(false);
  player.feed();
  time.advance(100);
  expect(player.running).toBe(true);
});

test('a seek while dry arrives without data', () => {
  const { time, player, events } = makePlayer();
  player.runDry(2000);
  player.seek(mediaSec(50));
  events.length = 0;
  time.advance(1500);
  expect(events).toEqual(['seeked']);
  expect(player.read()).toMatchObject({ ready: false, seeking: false });
  time.advance(1000);
  expect(events).toEqual(['seeked', 'ready']);
});

test('without a gesture it plays muted, or not at all', () => {
  const muted = makePlayer({ refuses: 'sound' });
  muted.player.play();
  muted.time.advance(500);
  expect(muted.events).toContain('soundRefused');
  expect([muted.player.running, muted.player.audible()]).toEqual([true, false]);
  muted.player.gesture();
  expect(muted.player.audible()).toBe(true);

  const still = makePlayer({ refuses: 'play' });
  still.player.play();
  still.time.advance(500);
  expect(still.events).toContain('playRefused');
  expect(still.player.running).toBe(false);
  still.player.gesture();
  still.player.play();
  still.time.advance(500);
  expect(still.player.audible()).toBe(true);
});

test('hushing keeps the film going, and the sound fades back in 60 ms', () => {
  const { time, player } = makePlayer();
  player.hush(true);
  player.play();
  time.advance(500);
  expect([player.running, player.audible()]).toEqual([true, false]);
  player.hush(false);
  time.advance(59);
  expect(player.audible()).toBe(false);
  time.advance(1);
  expect(player.audible()).toBe(true);

  const fixed = makePlayer({ canHush: false, canNudge: false });
  fixed.player.hush(true);
  fixed.player.setRate(1.01, 1);
  fixed.player.play();
  fixed.time.advance(500);
  expect([fixed.player.audible(), fixed.player.speed]).toEqual([true, 1]);
});

test('plays no faster than it decodes', () => {
  const { time, player } = makePlayer({ topSpeed: 0.95 });
  player.play();
  time.advance(1000);
  const from = player.truth();
  time.advance(1000);
  expect(player.truth() - from).toBeCloseTo(0.95, 9);
});

test('people press its keys', () => {
  const { time, player, events } = makePlayer();
  player.play();
  time.advance(1000);
  events.length = 0;
  player.userPause();
  player.userPause();
  player.userSeek(mediaSec(5));
  player.userPlay();
  expect(events).toEqual(['userPaused', 'userSeeked', 'userPlayed']);
  time.advance(1000);
  expect(player.running).toBe(true);
});

test('ends once, at its end, and then begins anew', () => {
  const { time, player, events } = makePlayer();
  player.seek(mediaSec(599));
  player.play();
  time.advance(3000);
  expect(events.filter((type) => type === 'ended')).toHaveLength(1);
  expect(player.read()).toMatchObject({ position: 600, paused: true, ended: true });
  player.play();
  expect(player.truth()).toBe(0);
});

test('asleep nothing moves', () => {
  const { time, player } = makePlayer();
  player.play();
  time.advance(1000);
  const at = player.truth();
  player.sleep(true);
  time.advance(60_000);
  expect(player.truth()).toBe(at);
  player.sleep(false);
  time.advance(100);
  expect((player.truth() - at) * 1000).toBeCloseTo(100, 6);
});

test('a seek under way when it falls asleep arrives when it wakes', () => {
  const { time, player, events } = makePlayer();
  player.seek(mediaSec(300));
  player.sleep(true);
  events.length = 0;
  time.advance(60_000);
  expect(events).toEqual([]);
  player.sleep(false);
  expect(events).toEqual(['seeked', 'ready']);
});

test('stopped it has no timers and tells nobody', () => {
  const { time, player, events } = makePlayer();
  player.play();
  time.advance(1000);
  player.runDry(5000);
  player.seek(mediaSec(3));
  events.length = 0;
  player.stop();
  time.advance(10_000);
  expect(events).toEqual([]);
  expect(time.planned).toBe(0);
});
