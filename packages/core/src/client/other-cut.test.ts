import { beforeEach, expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import type { FakePlayer } from '../testkit/fake-player.ts';
import { memberIdOf } from '../testkit/fake-room.ts';
import { film, SmallWorld, type SmallWorldMember } from '../testkit/small-world.ts';
import { positionAt } from '../timeline/timeline.ts';
import { noMarks } from './telemetry.ts';

const open = { item: film.id, name: null, size: null };
const annId = memberIdOf('Ann-0123456789abcdef');

let world: SmallWorld;
let ann: SmallWorldMember;
let ben: SmallWorldMember;
let player: FakePlayer;

/** Where Ann's picture is in the room's time, off the room, ms. */
const skewMs = (offsetSec: number): number =>
  (player.truth() - offsetSec - positionAt(world.room.state.playback.timeline, world.room.now())) * 1000;
const told = () => ben.participant.view().roster.find(({ member }) => member === annId)?.telemetry ?? null;

beforeEach(() => {
  world = new SmallWorld();
  ann = world.member('Ann');
  ben = world.member('Ben', 50, { offsetMs: -900, driftPpm: -20 });
  world.advance(2000);
  ann.participant.send({ type: 'addItem', item: film, select: true });
  world.advance(500);
  ben.participant.attach(world.player(), open);
  player = world.player();
});

test('[SR20] another cut shows the room’s picture at its own place, and all figures are in the room’s time', () => {
  ann.participant.attach(player, { ...open, isOwn: true }, { hash: null, offsetSec: 2 });
  world.advance(500);
  ann.participant.send({ type: 'seek', to: mediaSec(100) });
  ann.participant.send({ type: 'play' });
  world.advance(8000);
  expect(Math.abs(skewMs(2))).toBeLessThan(5);
  expect(told()).toMatchObject({ state: 'playing', film: { own: true, offsetSec: 2, duration: 600 } });
  expect(Math.abs(told()?.skewMs ?? 1000)).toBeLessThan(5);
  const then = positionAt(world.room.state.playback.timeline, told()?.at ?? world.room.now());
  expect(Math.abs((told()?.position ?? 0) - then)).toBeLessThan(0.01);
  ann.participant.send({ type: 'pause' });
  world.advance(3000);
  expect(Math.abs(skewMs(2))).toBeLessThan(1);
});

test.each([0.1, -0.4, 3, -45])(
  '[SR24] an offset of %f s set while it plays brings it there at once',
  (by) => {
    ann.participant.attach(player, open);
    world.advance(500);
    ann.participant.send({ type: 'seek', to: mediaSec(200) });
    ann.participant.send({ type: 'play' });
    world.advance(6000);
    ann.participant.markFilm({ ...noMarks, offsetSec: by });
    world.advance(4000);
    expect(Math.abs(skewMs(by))).toBeLessThan(6);
    expect(told()?.film).toMatchObject({ offsetSec: by });
    expect(world.room.state.playback.timeline.playing).toBe(true);
    expect(world.room.state.hold).toBe(null);
  },
);

test('[SR24] and while it is paused', () => {
  ann.participant.attach(player, open);
  world.advance(500);
  ann.participant.send({ type: 'seek', to: mediaSec(50) });
  world.advance(2000);
  ann.participant.markFilm({ ...noMarks, offsetSec: -1.5 });
  world.advance(2000);
  expect(player.truth()).toBeCloseTo(48.5, 2);
  ann.participant.markFilm(noMarks);
  world.advance(2000);
  expect(player.truth()).toBeCloseTo(50, 2);
});

test('[SR22] a cut that begins later waits on its first picture while the others watch, and comes in in step', () => {
  ann.participant.attach(player, open, { hash: null, offsetSec: -5 });
  world.advance(500);
  ann.participant.send({ type: 'play' });
  world.advance(3000);
  expect(player.running).toBe(false);
  expect(told()).toMatchObject({ state: 'playing' });
  world.advance(7000);
  expect(player.running).toBe(true);
  expect(Math.abs(skewMs(-5))).toBeLessThan(6);
  expect(world.room.state.hold).toBe(null);
});

test('[SR13] an own copy tells the room neither how long its film is nor that it is over', () => {
  const lonely = new SmallWorld();
  const cleo = lonely.member('Cleo');
  lonely.advance(2000);
  cleo.participant.send({ type: 'addItem', item: film, select: true });
  lonely.advance(500);
  cleo.participant.attach(lonely.player(), { ...open, isOwn: true });
  lonely.advance(2000);
  cleo.participant.send({ type: 'seek', to: mediaSec(lonely.filmSec - 2) });
  cleo.participant.send({ type: 'play' });
  lonely.advance(6000);
  const types = lonely.room.log.map(({ event }) => event.type);
  expect(types).not.toContain('itemDescribed');
  expect(types).not.toContain('itemEnded');
  expect(lonely.room.state.playback.timeline.playing).toBe(true);
});

test('[SR23] a shorter cut stands on its last picture until the room’s film is over', () => {
  ann.participant.attach(player, open, { hash: null, offsetSec: 10 });
  world.advance(1000);
  ann.participant.send({ type: 'seek', to: mediaSec(world.filmSec - 13) });
  world.advance(2000);
  ann.participant.send({ type: 'play' });
  world.advance(8000);
  expect(player.truth()).toBeCloseTo(world.filmSec, 1);
  expect(told()).toMatchObject({ state: 'playing' });
  world.advance(10_000);
  expect(world.room.log.filter(({ event }) => event.type === 'itemEnded')).toHaveLength(1);
  expect(world.room.state.playback.timeline.position).toBeCloseTo(world.filmSec, 1);
});
