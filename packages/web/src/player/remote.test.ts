import {
  emptyRoom,
  mediaSec,
  serverMs,
  usualSettings,
  type Command,
  type Playback,
  type RoomState,
  type RoomView,
} from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import { onlyOne } from './feeds/feed.ts';
import type { FilmPlayer, FilmPlayerState } from './film-player.ts';
import { createRemote } from './remote.ts';

function setUp(
  line: Partial<Playback['timeline']> = {},
  current: string | null = 'i1',
  house: Partial<RoomState> = {},
) {
  const sent: Command[] = [];
  let gestures = 0;
  const timeline = { position: mediaSec(10), rate: 1, playing: false, at: serverMs(0), ...line };
  const room = {
    ...emptyRoom,
    ...house,
    queue: [{ id: 'i1', title: 'x', duration: mediaSec(100), sources: [], addedBy: 'a' }],
    current,
    playback: { ...emptyRoom.playback, timeline },
  };
  const view = { room, confirmed: room, me: 'a' } as unknown as RoomView;
  const participant = {
    view: () => view,
    serverNow: () => serverMs(5000),
    send: (command: Command) => {
      sent.push(command);
      return 'c';
    },
  };
  const session = { participant, runtime: new FakeRuntime() } as unknown as RoomSession;
  const store = createStore<Pick<FilmPlayerState, 'volume' | 'duration' | 'feed'>>(() => ({
    feed: onlyOne,
    volume: { level: 0, muted: true },
    duration: null,
  }));
  const player = {
    store,
    gesture: () => {
      gestures += 1;
    },
    setVolume: (volume: FilmPlayerState['volume']) => store.setState({ volume }),
  } as unknown as FilmPlayer;
  return { remote: createRemote(session, player), sent, store, gestures: () => gestures };
}

test('toggle asks for what the room does not do, and counts as a gesture', () => {
  const paused = setUp();
  paused.remote.toggle();
  expect(paused.sent).toEqual([{ type: 'play' }]);
  expect(paused.gestures()).toBe(1);

  const playing = setUp({ playing: true });
  playing.remote.toggle();
  expect(playing.sent).toEqual([{ type: 'pause' }]);
});

test('[ST8] play at the end begins again', () => {
  const { remote, sent } = setUp({ position: mediaSec(99.8) });
  remote.play();
  expect(sent).toEqual([{ type: 'restart' }]);
});

test('seeks stay inside the film', () => {
  const { remote, sent } = setUp({ playing: true });
  remote.seekTo(-3);
  remote.seekTo(1e9);
  remote.press(5);
  remote.release();
  expect(sent).toEqual([
    { type: 'seek', to: 0 },
    { type: 'seek', to: 100 },
    { type: 'seek', to: 20 },
  ]);
});

test('a share of the film is a seek, also while only the player here knows the length', () => {
  const { remote, sent } = setUp();
  remote.seekToShare(0.3);
  expect(sent).toEqual([{ type: 'seek', to: 30 }]);
});

test('without a film nothing is asked', () => {
  const { remote, sent } = setUp({}, null);
  remote.toggle();
  remote.seekTo(5);
  remote.press(5);
  remote.release();
  expect(sent).toEqual([]);
});

test('the speed steps through what is offered and no further', () => {
  const usual = setUp();
  usual.remote.stepRate(1);
  usual.remote.stepRate(-1);
  expect(usual.sent).toEqual([
    { type: 'setRate', rate: 1.25 },
    { type: 'setRate', rate: 0.75 },
  ]);
  const fastest = setUp({ rate: 4 });
  fastest.remote.stepRate(1);
  expect(fastest.sent).toEqual([]);
});

test('[ST7] a room with a narrow range of speeds is asked for none outside it', () => {
  const { remote, sent } = setUp({ rate: 1.25 }, 'i1', {
    settings: { ...usualSettings, rates: { slowest: 1, fastest: 1.25 } },
  });
  remote.stepRate(1);
  remote.stepRate(-1);
  expect(sent).toEqual([{ type: 'setRate', rate: 1 }]);
});

test('[ST2] who is not in control asks nothing of the film, and is told why, once for a key held down', () => {
  const { remote, sent } = setUp({ playing: true }, 'i1', { control: { mode: 'baton', holder: 'b' } });
  remote.toggle();
  remote.seekTo(5);
  remote.press(5);
  remote.press(5);
  remote.release();
  remote.setRate(2);
  remote.restart();
  remote.goTo(7);
  remote.turnTo(1);
  expect(sent).toEqual([]);
  expect(remote.store.getState().aim).toBeNull();
  expect(remote.store.getState().told).toEqual({ id: 1, what: { type: 'refused', code: 'notInControl' } });
  expect(remote.maySteer()).toBe(false);
});

test('who is not in control may still set markers, and a viewer may not', () => {
  const member = setUp({}, 'i1', { control: { mode: 'baton', holder: 'b' } });
  member.remote.mark('The kiss');
  expect(member.sent).toMatchObject([
    { type: 'addMarker', marker: { item: 'i1', position: 10, label: 'The kiss' } },
  ]);
  const viewer = setUp({}, 'i1', {
    settings: { ...usualSettings, newcomers: 'viewer' },
    grants: [{ member: 'h', role: 'host' }],
    members: [{ id: 'h', name: 'H', colour: 0 }],
  });
  viewer.remote.mark('');
  expect(viewer.sent).toEqual([]);
  expect(viewer.remote.store.getState().told?.what).toEqual({ type: 'refused', code: 'notAllowed' });
});

test('neighbours, restart, a typed time and the loop are asked by their names', () => {
  const { remote, sent } = setUp();
  remote.turnTo(1);
  remote.turnTo(-1);
  remote.restart();
  remote.goTo(5000);
  remote.setLoop('queue');
  remote.unmark('m1');
  expect(sent).toEqual([
    { type: 'nextItem', from: 'i1' },
    { type: 'previousItem', from: 'i1' },
    { type: 'restart' },
    { type: 'goTo', to: 100 },
    { type: 'setSetting', setting: { name: 'loop', loop: 'queue' } },
    { type: 'removeMarker', marker: 'm1' },
  ]);
});

test('unmuting silence gives a sound', () => {
  const { remote, store } = setUp();
  remote.toggleMuted();
  expect(store.getState().volume).toEqual({ level: 0.2, muted: false });
});

test('[MD19] in a live film nobody is sent past what can be watched, and play leads back to it', () => {
  const { remote, sent, store } = setUp();
  const live = { from: 200_000, to: 200_060, goal: 200_050, exact: true };
  store.setState({ feed: { ...onlyOne, live } });
  remote.seekTo(300_000);
  remote.seekTo(1);
  remote.goTo(200_030);
  remote.goLive();
  remote.play();
  expect(sent).toEqual([
    { type: 'seek', to: 200_050 },
    { type: 'seek', to: 200_000 },
    { type: 'goTo', to: 200_030 },
    { type: 'goTo', to: 200_050 },
    // The room has not been there yet.
    { type: 'seek', to: 200_050 },
    { type: 'play' },
  ]);
});
