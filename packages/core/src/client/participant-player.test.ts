import { beforeEach, expect, test } from 'vitest';
import type { PlayerEvent } from '../follow/player.ts';
import type { Stop } from '../runtime/runtime.ts';
import { mediaSec } from '../runtime/units.ts';
import { createDice } from '../testkit/dice.ts';
import { FakePlayer } from '../testkit/fake-player.ts';
import { memberIdOf } from '../testkit/fake-room.ts';
import { film, SmallWorld, type SmallWorldMember } from '../testkit/small-world.ts';
import { positionAt } from '../timeline/timeline.ts';

const open = { item: film.id, name: 'film.mp4', size: 1000 };
const annId = memberIdOf('Ann-0123456789abcdef');

let world: SmallWorld;
let ann: SmallWorldMember;
let ben: SmallWorldMember;
let player: FakePlayer;

beforeEach(() => {
  world = new SmallWorld();
  ann = world.member('Ann');
  ben = world.member('Ben', 50, { offsetMs: -900, driftPpm: -20 });
  world.advance(2000);
  ann.participant.send({ type: 'addItem', item: film, select: true });
  world.advance(500);
  player = world.player();
  ann.participant.attach(player, open);
  world.advance(500);
});

/** A player whose film turns out to be broken. */
class BreakablePlayer extends FakePlayer {
  readonly #told = new Set<(event: PlayerEvent) => void>();
  override listen(listener: (event: PlayerEvent) => void): Stop {
    this.#told.add(listener);
    return super.listen(listener);
  }
  fail(): void {
    for (const listener of this.#told) listener({ type: 'failed', code: 'damaged' });
  }
}

/** Ann presses play and has settled. */
function play(): void {
  ann.participant.send({ type: 'play' });
  world.advance(4000);
}
/** How far Ann's player is off the room, ms. */
const skewMs = (): number =>
  (player.truth() - positionAt(world.room.state.playback.timeline, world.room.now())) * 1000;
const rowOfAnn = () =>
  ben.participant.view().roster.find(({ member }) => member === annId)?.telemetry ?? null;
const eventTypes = (): readonly string[] => world.room.log.map(({ event }) => event.type);

test('[CL26] the player follows what the room has confirmed, and not what is only asked', () => {
  ann.line.blackout(1000);
  ann.participant.send({ type: 'play' });
  expect(ann.participant.view().room?.playback.timeline.playing).toBe(true);
  world.advance(900);
  expect(player.paused).toBe(true);
  world.advance(6000);
  expect(player.running).toBe(true);
  expect(Math.abs(skewMs())).toBeLessThan(5);
  expect(ann.participant.view().follow).toMatchObject({ phase: 'running' });
});

test('[CL26] a player with another film stands still', () => {
  const other = world.player();
  ben.participant.attach(other, { ...open, item: 'another' });
  play();
  expect(other.counts.plays).toBe(0);
  expect(ben.participant.view().follow).toMatchObject({ phase: 'idle' });
});

test('[CL26] a player attached late lands on the line; the one before is let go', () => {
  play();
  const next = world.player();
  ann.participant.attach(next, open);
  const { plays } = player.counts;
  player = next;
  world.advance(5000);
  expect(next.running).toBe(true);
  expect(Math.abs(skewMs())).toBeLessThan(5);
  expect(plays).toBe(1);
});

test('[CL29] while the server is away the player stays on its line', () => {
  play();
  const before = player.counts.seeks;
  ann.line.blackout(30_000);
  for (let second = 0; second < 30; second++) {
    world.advance(1000);
    expect(Math.abs(skewMs())).toBeLessThan(5);
  }
  world.advance(40_000);
  expect(ann.participant.view().link.state).toBe('online');
  expect(Math.abs(skewMs())).toBeLessThan(5);
  expect(player.counts.seeks).toBe(before);
});

test('[CL27] after a restart with another clock the player is on the new line', () => {
  play();
  world.room.restart(2000, { offsetMs: 1_700_000_007_000 });
  world.advance(12_000);
  ann.participant.send({ type: 'play' });
  world.advance(6000);
  expect(world.room.state.playback.timeline.playing).toBe(true);
  expect(Math.abs(skewMs())).toBeLessThan(5);
});

test('[CL28] the film tells how long it is, once', () => {
  expect(world.room.state.queue).toMatchObject([{ id: film.id, duration: world.filmSec }]);
  ben.participant.attach(world.player(), open);
  world.advance(1000);
  expect(eventTypes().filter((type) => type === 'itemDescribed')).toHaveLength(1);
});

test('[CL28] a film opened before the room knows its item tells later', () => {
  const early = world.player();
  ben.participant.attach(early, { ...open, item: 'next' });
  world.advance(2000);
  ben.participant.send({ type: 'addItem', item: { ...film, id: 'next' }, select: false });
  world.advance(3000);
  expect(world.room.state.queue.at(-1)).toMatchObject({ id: 'next', duration: world.filmSec });
  expect(eventTypes().filter((type) => type === 'itemDescribed')).toHaveLength(2);
});

test('[CL28] keys that go past our controls ask the room', () => {
  play();
  player.userPause();
  world.advance(1000);
  expect(world.room.state.playback).toMatchObject({ cause: 'pause', by: annId });
  player.userPlay();
  world.advance(2000);
  expect(world.room.state.playback).toMatchObject({ cause: 'play', by: annId });
  player.userSeek(mediaSec(300));
  world.advance(3000);
  expect(world.room.state.playback).toMatchObject({ cause: 'seek', by: annId });
  expect(world.room.state.playback.timeline.position).toBeCloseTo(300, 1);
});

test('[CL28] the end of the film ends the item', () => {
  play();
  ann.participant.send({ type: 'seek', to: mediaSec(world.filmSec - 3) });
  world.advance(6000);
  expect(eventTypes().filter((type) => type === 'itemEnded')).toHaveLength(1);
});

test('[CL22][CL28] running dry is told to the others and makes the room wait, being ready lets it go on', () => {
  const other = world.player();
  ben.participant.attach(other, open);
  play();
  expect(rowOfAnn()).toMatchObject({ state: 'playing', counts: true, film: { ...open, duration: 600 } });
  player.runDry(3000);
  world.advance(2000);
  expect(rowOfAnn()).toMatchObject({ state: 'buffering' });
  expect(world.room.state.hold?.members).toEqual([annId]);
  world.advance(6000);
  expect(world.room.state.hold).toBe(null);
  expect(player.running && other.running).toBe(true);
  expect(Math.abs(skewMs())).toBeLessThan(5);
});

test('[CL24] who is away does not count and says so', () => {
  play();
  ann.participant.setAway(true);
  world.advance(1500);
  expect(rowOfAnn()).toMatchObject({ state: 'away', counts: false });
  ann.participant.setAway(false);
  world.advance(6000);
  expect(rowOfAnn()).toMatchObject({ state: 'playing', counts: true });
});

test('[CL50] whoever leaves the line tells so, and holds nobody up', () => {
  ben.participant.attach(world.player(), open);
  play();
  player.runDry(20_000);
  world.advance(2500);
  expect(world.room.state.hold?.members).toEqual([annId]);
  ann.participant.setAway(true);
  world.advance(1500);
  expect(world.room.state.hold).toBe(null);
  expect(rowOfAnn()).toMatchObject({ state: 'away', counts: false, excursion: 'paused' });
});

test('[CL51] away, only my own player moves; back, it is on the line at once', () => {
  play();
  const { log } = world.room;
  const { length } = log;
  const { participant } = ann;
  participant.setAway(true);
  participant.moveOwn({ type: 'seek', to: mediaSec(400) });
  participant.moveOwn({ type: 'play' });
  world.advance(3000);
  expect(player.truth()).toBeGreaterThan(401);
  expect(rowOfAnn()).toMatchObject({ state: 'away', excursion: 'playing' });
  expect(rowOfAnn()?.position).toBeGreaterThan(400);
  expect(participant.view().follow?.ownLine).toMatchObject({ playing: true });
  participant.setAway(false);
  world.advance(4000);
  expect(Math.abs(skewMs())).toBeLessThan(5);
  expect(log).toHaveLength(length);
  participant.moveOwn({ type: 'pause' });
  world.advance(1000);
  expect(player.running).toBe(true);
});

test('[CL51] everybody may be brought to my own place', () => {
  const other = world.player();
  ben.participant.attach(other, open);
  play();
  ann.participant.setAway(true);
  ann.participant.moveOwn({ type: 'seek', to: mediaSec(300) });
  ann.participant.moveOwn({ type: 'play' });
  world.advance(2000);
  ann.participant.send({ type: 'syncToMe', position: mediaSec(player.truth()) });
  world.advance(500);
  ann.participant.setAway(false);
  world.advance(5000);
  expect(other.truth()).toBeGreaterThan(305);
  expect(Math.abs(other.truth() - player.truth())).toBeLessThan(0.01);
});

test('[FO54] the room waits for whoever jumped with it to where nothing comes', () => {
  ben.participant.attach(world.player(), open);
  play();
  world.advance(5000);
  ann.participant.send({ type: 'seek', to: mediaSec(300) });
  world.advance(50);
  player.runDry(6000);
  world.advance(2000);
  expect(world.room.state.hold?.members).toEqual([annId]);
  world.advance(8000);
  expect(world.room.state.hold).toBe(null);
  expect(Math.abs(skewMs())).toBeLessThan(5);
});

test('[CL24] a film that cannot be played does not count', () => {
  const breakable = new BreakablePlayer({ time: world.time, dice: createDice(1), duration: 600 });
  ann.participant.attach(breakable, open);
  world.advance(500);
  breakable.fail();
  world.advance(1500);
  expect(rowOfAnn()).toMatchObject({ state: 'failed', counts: false });
});

test('a tap gives the sound back', () => {
  const quiet = world.player({ refuses: 'sound' });
  ann.participant.attach(quiet, open);
  player = quiet;
  play();
  expect(ann.participant.view().follow?.soundBlocked).toBe(true);
  quiet.gesture();
  ann.participant.gesture();
  world.advance(1000);
  expect(ann.participant.view().follow?.soundBlocked).toBe(false);
});

test('[CL25] while it plays there is a new view four times a second', () => {
  play();
  let told = 0;
  ann.participant.subscribe(() => told++);
  world.advance(10_000);
  expect(told).toBeGreaterThanOrEqual(39);
  expect(ann.participant.view().follow?.skewMs).not.toBe(null);
});

test('[CL30] detaching twice is fine, and nothing is left', () => {
  play();
  const other = world.player();
  const detach = ben.participant.attach(other, open);
  world.advance(1000);
  detach();
  detach();
  other.stop();
  expect(ben.participant.view().follow).toBe(null);
  ann.participant.stop();
  ben.participant.stop();
  player.stop();
  world.advance(100);
  world.room.stop();
  world.advance(20_000);
  expect(world.time.planned).toBe(0);
});
