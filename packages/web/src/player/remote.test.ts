import { emptyRoom, mediaSec, serverMs, type Command, type Playback, type RoomView } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import type { FilmPlayer, FilmPlayerState } from './film-player.ts';
import { createRemote } from './remote.ts';

function setUp(line: Partial<Playback['timeline']> = {}, current: string | null = 'i1') {
  const sent: Command[] = [];
  let gestures = 0;
  const timeline = { position: mediaSec(10), rate: 1, playing: false, at: serverMs(0), ...line };
  const room = {
    ...emptyRoom,
    queue: [{ id: 'i1', title: 'x', duration: mediaSec(100), sources: [], addedBy: 'a' }],
    current,
    playback: { ...emptyRoom.playback, timeline },
  };
  const view = { room, confirmed: room } as unknown as RoomView;
  const participant = {
    view: () => view,
    serverNow: () => serverMs(5000),
    send: (command: Command) => {
      sent.push(command);
      return 'c';
    },
  };
  const session = { participant, runtime: new FakeRuntime() } as unknown as RoomSession;
  const store = createStore<Pick<FilmPlayerState, 'volume' | 'duration'>>(() => ({
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

test('play at the end begins again', () => {
  const { remote, sent } = setUp({ position: mediaSec(99.8) });
  remote.play();
  expect(sent).toEqual([{ type: 'seek', to: 0 }, { type: 'play' }]);
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
  const fastest = setUp({ rate: 2 });
  fastest.remote.stepRate(1);
  expect(fastest.sent).toEqual([]);
});

test('unmuting silence gives a sound', () => {
  const { remote, store } = setUp();
  remote.toggleMuted();
  expect(store.getState().volume).toEqual({ level: 0.2, muted: false });
});
