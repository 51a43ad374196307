/** The cases that break naive synchronisation, each alone, with the real code on all sides. */
import { describe, expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { FilmNight, type Guest } from './film-night.ts';
import { frameMs } from './member-watch.ts';
import type { WorldMember } from './world-member.ts';

const three: readonly Guest[] = [
  { path: { delayMs: 10, jitterMs: 0.5 }, clockPpm: 50, model: { driftPpm: 20 } },
  { path: { delayMs: 40, jitterMs: 3, loss: 0.02 }, clockPpm: -50, model: { driftPpm: -30 } },
  { path: { delayMs: 75, jitterMs: 6, loss: 0.02 }, clockPpm: 30, model: { driftPpm: 60 } },
];

/** The three, the second one changed. */
const withSecond = (change: Guest): Guest[] =>
  three.map((guest, i) => (i === 1 ? { ...guest, ...change } : guest));

function begin(guests: readonly Guest[], seconds = 20) {
  const night = new FilmNight({ guests });
  night.begin(seconds);
  const [ann, ben, cid] = night.members;
  if (ann === undefined || ben === undefined || cid === undefined) throw new Error('three guests are needed');
  return { night, world: night.world, ann, ben, cid };
}

const landingsOf = (member: WorldMember): number =>
  member.participant?.view().follow?.counters.landings ?? Number.NaN;

test('three people in steady play', () => {
  const { night } = begin(three);
  const { p95, max } = night.measure(60).percentiles();
  expect(p95).toBeLessThan(5);
  expect(max).toBeLessThan(frameMs);
});

test('the clock of one device steps by 3.7 s in mid-play', () => {
  const { night, ann, ben, cid } = begin(three);
  const before = [ann, ben, cid].map(landingsOf);
  ben.stepClock(3700);
  const others = night.measure(10, [ann, cid]);
  expect(others.percentiles().max).toBeLessThan(16.7);
  night.measure(10);
  expect(night.measure(60).percentiles().p95).toBeLessThan(5);
  expect([landingsOf(ann), landingsOf(cid)]).toEqual([before[0], before[2]]);
  expect(landingsOf(ben) - (before[1] ?? 0)).toBeLessThanOrEqual(2);
});

test('the server restarts under another epoch, its clock 400 ms back', () => {
  const { night, world, ann } = begin(three);
  world.room.restart(1500, { offsetMs: 1_700_000_000_000 - 400 });
  expect(night.measure(1.5).percentiles().max).toBeLessThan(16.7);
  night.measure(25);
  expect(night.measure(30).percentiles().p95).toBeLessThan(5);
  expect(night.measureOne(5, ann).percentiles().max).toBeLessThan(frameMs);
});

test('queues of 250 ms fill and drain on two of three lines', () => {
  const swells = { everyMs: 8000, lastsMs: 2000, heightMs: 250 };
  const { night } = begin(
    three.map((guest, i) => (i === 0 ? guest : { ...guest, path: { ...guest.path, delayMs: 40, swells } })),
  );
  const { p95, max } = night.measure(90).percentiles();
  expect(p95).toBeLessThan(8);
  expect(max).toBeLessThan(frameMs);
});

test('a path 20 ms longer one way costs its owner 10 ms, and nobody else anything', () => {
  const { night, ann, ben, cid } = begin(withSecond({ up: { delayMs: 50 }, down: { delayMs: 30 } }));
  expect(night.measure(30, [ann, cid]).percentiles().p95).toBeLessThan(5);
  const { p50 } = night.measureOne(30, ben).percentiles();
  expect(p50).toBeGreaterThan(8);
  expect(p50).toBeLessThan(12);
});

test('a member that cannot decode fast enough disturbs nobody and is known to be slow', () => {
  const { night, ann, ben, cid } = begin(withSecond({ model: { topSpeed: 0.95 } }));
  expect(night.measure(60, [ann, cid]).percentiles().max).toBeLessThan(16.7);
  expect(ben.participant?.view().follow?.slow).toBe(true);
  expect(landingsOf(ben)).toBeLessThan(12);
});

test('old entries come again and out of order', () => {
  const { night, world, ann, ben } = begin(three);
  ben.send({ type: 'seek', to: mediaSec(500) });
  for (let at = 100; at < 8000; at += 400) world.at(world.time.now + at, () => world.room.stutter(6));
  night.measure(10);
  const before = [ann, ben].map(landingsOf);
  expect(night.measure(30).percentiles().p95).toBeLessThan(5);
  expect([ann, ben].map(landingsOf)).toEqual(before);
});

test('thirty presses in three seconds by all', () => {
  const { night, world } = begin(three);
  for (let i = 0; i < 30; i++) {
    world.at(world.time.now + i * 100, () => {
      const member = night.members[i % 3];
      const type = (['pause', 'play', 'seek'] as const)[i % 3] ?? 'play';
      member?.send(type === 'seek' ? { type, to: mediaSec(100 + i) } : { type });
    });
  }
  world.at(world.time.now + 6000, () => night.members[0]?.send({ type: 'play' }));
  night.measure(14);
  expect(night.measure(30).percentiles().p95).toBeLessThan(5);
  const states = night.members.map(({ participant }) => participant?.view().confirmed);
  for (const state of states) expect(state).toEqual(world.room.state);
});

test('the room plays at 1.5', () => {
  const { night, ann } = begin(three);
  ann.send({ type: 'setRate', rate: 1.5 });
  night.measure(8);
  const { p95, max } = night.measure(60).percentiles();
  expect(p95).toBeLessThan(8);
  expect(max).toBeLessThan(frameMs);
});

describe('one runs dry for 3 s', () => {
  test('the room waits for it, and all go on together', () => {
    const { night, world, ann, ben } = begin(three);
    ann.send({ type: 'setWaiting', waiting: { policy: 'everyone', limitSec: 8 } });
    night.measure(2);
    ben.stall(3000);
    night.measure(2);
    expect(world.room.state.hold?.members).toEqual([ben.id]);
    night.measure(3);
    expect(world.room.state).toMatchObject({ hold: null, playback: { timeline: { playing: true } } });
    night.measure(4);
    expect(night.measure(30).percentiles().p95).toBeLessThan(5);
  });

  test('the room waits for nobody: the others never notice', () => {
    const { night, ann, ben, cid } = begin(three);
    ann.send({ type: 'setWaiting', waiting: { policy: 'nobody', limitSec: 8 } });
    night.measure(2);
    const before = [ann, cid].map(landingsOf);
    ben.stall(3000);
    expect(night.measure(5, [ann, cid]).percentiles().max).toBeLessThan(16.7);
    expect(Math.abs(night.aheadMs(ben))).toBeLessThan(frameMs);
    expect(night.measure(30).percentiles().p95).toBeLessThan(5);
    expect([ann, cid].map(landingsOf)).toEqual(before);
  });
});

test('one runs dry between the order to pause and the pause: it stands with the others when its data is back', () => {
  const { night, world, ann, ben } = begin(three);
  ann.send({ type: 'pause' });
  // Ordered, heard, not yet due.
  world.room.listen(({ event }) => {
    if (event.type === 'paused') world.at(world.time.now + 60, () => ben.stall(1000));
  });
  night.measure(4);
  expect(world.room.state.playback.timeline.playing).toBe(false);
  expect(night.measure(1).percentiles().max).toBeLessThan(frameMs);
});

test('a device sleeps, its clock with it, while its line is dead: probes under way are torn, and no harm is done', () => {
  const { night, world, ben } = begin(withSecond({ path: { delayMs: 120, jitterMs: 3 } }));
  ben.blackout(2400);
  world.at(world.time.now + 1600, () => ben.sleep(2900, false));
  night.measure(16);
  expect(night.measure(10).percentiles().p95).toBeLessThan(8);
});

test('pause shows everybody the same frame, whoever presses', () => {
  const { night } = begin(three);
  for (const member of night.members) {
    member.send({ type: 'pause' });
    night.measure(2);
    expect(night.measure(1).percentiles().max).toBeLessThan(frameMs);
    member.send({ type: 'play' });
    night.measure(8);
  }
});

test('the line of one is dead for 10 s: its film goes on', () => {
  const { night, ben } = begin(three);
  ben.blackout(10_000);
  expect(night.measure(40).percentiles().max).toBeLessThan(16.7);
});
