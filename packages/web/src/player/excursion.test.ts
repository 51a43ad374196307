import { mediaSec, type RoomView } from '@lockstep/core';
import {
  FakePlayer,
  FakeRoom,
  FakeRuntime,
  VirtualTime,
  createDice,
  createFakeLine,
} from '@lockstep/core/testkit';
import { beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createParticipant, type Participant } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import { createExcursion, type Excursion } from './excursion.ts';
import { createRemote, type Remote } from './remote.ts';
import { ownSession } from './own-session.ts';
import { onlyOne } from './feeds/feed.ts';
import type { FilmPlayer, FilmPlayerState } from './film-player.ts';

interface Seat {
  readonly participant: Participant;
  readonly player: FakePlayer;
  readonly excursion: Excursion;
  readonly remote: Remote;
}

const FILM = {
  id: 'film',
  title: 'Film',
  duration: mediaSec(600),
  sources: [{ kind: 'link', url: '/media/demo.mp4' }],
} as const;

let time: VirtualTime;
let room: FakeRoom;
let ann: Seat;
let ben: Seat;

function sit(name: string): Seat {
  const dice = createDice(1).fork(name);
  const runtime = new FakeRuntime(time, { offsetMs: 5000 }, dice.fork('runtime'));
  const line = createFakeLine({ time, dice: dice.fork('line'), up: { delayMs: 20 }, down: { delayMs: 20 } });
  room.serve(line);
  const secret = `${name}-0123456789abcdef`;
  const participant = createParticipant({ runtime, connect: line.connect, secret, name, device: 'program' });
  const store = createStore<RoomView>(() => participant.view());
  participant.subscribe(() => store.setState(participant.view(), true));
  participant.start();
  const session = { participant, runtime, store } as unknown as RoomSession;
  const player = new FakePlayer({ time, dice: dice.fork('player'), duration: 600 });
  const excursion = createExcursion(session);
  excursion.start();
  const filmPlayer = {
    store: createStore<Pick<FilmPlayerState, 'duration' | 'feed'>>(() => ({ duration: 600, feed: onlyOne })),
    gesture: () => {},
  } as unknown as FilmPlayer;
  const remote = createRemote(ownSession(session, excursion.moved), filmPlayer);
  return { participant, player, excursion, remote };
}

beforeEach(() => {
  time = new VirtualTime();
  room = new FakeRoom({ time });
  ann = sit('Ann');
  ben = sit('Ben');
  time.advance(3000);
  ann.participant.send({ type: 'addItem', item: FILM, select: true });
  time.advance(500);
  for (const { participant, player } of [ann, ben])
    participant.attach(player, { item: 'film', name: null, size: null });
  time.advance(1000);
  ann.participant.send({ type: 'play' });
  time.advance(20_000);
});

const apart = () => Math.abs(ann.player.truth() - ben.player.truth());
const benConnection = () => ben.participant.view().myConnection;

test('[CL50][CL51] looking back moves me alone, goes on playing, and the way back is the room’s line', () => {
  const { length } = room.log;
  const before = ann.player.truth();
  ann.excursion.lookBack();
  time.advance(2000);
  expect(ann.player.truth()).toBeCloseTo(before - 10 + 2, 0);
  expect(ann.player.running).toBe(true);
  ann.excursion.lookBack();
  time.advance(1000);
  expect(ann.player.truth()).toBeLessThan(before - 15);
  expect(ann.excursion.store.getState().kind).toBe('alone');
  ann.excursion.comeBack();
  time.advance(4000);
  expect(apart()).toBeLessThan(0.01);
  expect(room.log).toHaveLength(length);
});

test('[CL51] the controls move my own film while I am away, and the room again after', () => {
  ann.excursion.setDetached(true);
  const { length } = room.log;
  ann.remote.seekTo(300);
  time.advance(1500);
  expect(ann.player.truth()).toBeGreaterThan(300);
  ann.remote.toggle();
  time.advance(500);
  expect(ann.player.running).toBe(false);
  expect(ben.player.running).toBe(true);
  ann.remote.toggle();
  ann.remote.press(10);
  ann.remote.release();
  time.advance(1500);
  expect(ann.player.truth()).toBeGreaterThan(311);
  expect(room.log).toHaveLength(length);
  ann.excursion.setDetached(false);
  time.advance(3000);
  ann.remote.toggle();
  time.advance(1000);
  expect(room.state.playback.timeline.playing).toBe(false);
});

test('[CL57] everybody comes here, and I am on the line with them', () => {
  ann.excursion.lookBack(15);
  time.advance(2000);
  const here = ann.player.truth();
  ann.excursion.bringEverybody();
  time.advance(6000);
  expect(ann.excursion.store.getState().kind).toBe('none');
  expect(apart()).toBeLessThan(0.01);
  expect(ben.player.truth()).toBeCloseTo(here + 6, 0);
});

test('[CL57] if the room refuses I stay where I am', () => {
  ann.participant.send({ type: 'setControlMode', mode: 'hosts' });
  time.advance(500);
  // Ben has no role: he may not steer.
  ben.excursion.lookBack();
  time.advance(1000);
  ben.excursion.bringEverybody();
  time.advance(3000);
  expect(ben.excursion.store.getState().kind).toBe('alone');
  expect(apart()).toBeGreaterThan(5);
});

test('[CL55] to somebody who is away: to their place, playing or not as they do, until I do something myself', () => {
  ben.excursion.setDetached(true);
  ben.participant.moveOwn({ type: 'seek', to: mediaSec(400) });
  time.advance(3000);
  ann.excursion.goTo(benConnection());
  time.advance(3000);
  expect(ann.excursion.store.getState().kind).toBe('along');
  expect(apart()).toBeLessThan(0.8);
  ben.participant.moveOwn({ type: 'pause' });
  time.advance(6000);
  expect(ann.player.running).toBe(false);
  expect(apart()).toBeLessThan(2.5);
  ben.participant.moveOwn({ type: 'play' });
  time.advance(8000);
  expect(apart()).toBeLessThan(0.8);
  ann.remote.pause();
  time.advance(4000);
  expect(ann.excursion.store.getState().kind).toBe('alone');
  expect([ann.player.running, ben.player.running]).toEqual([false, true]);
});

test('[CL55] when they return to the line, so do I; to somebody on the line is back to it', () => {
  ben.excursion.lookBack();
  time.advance(2000);
  ann.excursion.goTo(benConnection());
  time.advance(2000);
  ben.excursion.comeBack();
  time.advance(6000);
  expect(ann.excursion.store.getState().kind).toBe('none');
  expect(apart()).toBeLessThan(0.01);
  ann.excursion.lookBack();
  time.advance(1000);
  ann.excursion.goTo(benConnection());
  time.advance(4000);
  expect(ann.excursion.store.getState().kind).toBe('none');
  expect(apart()).toBeLessThan(0.01);
});

test('[CL55] whoever I went along with is gone: I stay, alone', () => {
  ben.excursion.lookBack();
  time.advance(2000);
  ann.excursion.goTo(benConnection());
  time.advance(2000);
  ben.participant.leave();
  time.advance(3000);
  expect(ann.excursion.store.getState().kind).toBe('alone');
});

test('[CL56] another film ends it', () => {
  ann.excursion.lookBack();
  time.advance(1000);
  ben.participant.send({ type: 'addItem', item: { ...FILM, id: 'next' }, select: true });
  time.advance(1000);
  expect(ann.excursion.store.getState().kind).toBe('none');
});

test('without a film there is nothing to leave', () => {
  const cleo = sit('Cleo');
  time.advance(2000);
  cleo.excursion.lookBack();
  cleo.excursion.setDetached(true);
  expect(cleo.excursion.store.getState().kind).toBe('none');
});
