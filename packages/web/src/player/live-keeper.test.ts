import { mediaSec, serverMs, type Command, type RoomView, type Timeline } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { emptyRoom } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import { onlyOne, type FeedState } from './feeds/feed.ts';
import type { FilmPlayer } from './film-player.ts';
import { keepLive } from './live-keeper.ts';

const LIVE = { from: 200_000, to: 200_060, goal: 200_050, exact: true };

function evening(position: number, playing: boolean, feed: FeedState) {
  const runtime = new FakeRuntime();
  const sent: Command[] = [];
  let at: Timeline = { position: mediaSec(position), rate: 1, playing, at: serverMs(0) };
  const item = {
    id: 'i',
    title: 'Live',
    duration: null,
    sources: [{ kind: 'link', url: 'https://a.example/live.m3u8' }],
    addedBy: 'a',
  };
  const view = () =>
    ({
      room: {
        ...emptyRoom,
        members: [{ id: 'a', name: 'Ann', colour: 0 }],
        queue: [item],
        current: 'i',
        playback: { ...emptyRoom.playback, timeline: at },
      },
      me: 'a',
    }) as unknown as RoomView;
  const participant = {
    view,
    serverNow: () => serverMs(0),
    send: (command: Command) => {
      sent.push(command);
      if (command.type === 'seek') at = { ...at, position: command.to };
    },
  };
  const store = createStore(() => ({ feed }));
  const stop = keepLive(
    { participant, runtime } as unknown as RoomSession,
    { store } as unknown as Pick<FilmPlayer, 'store'>,
  );
  return { runtime, sent, stop };
}

test('[MD20] a room that has never been at the live film is brought there, once', () => {
  const { runtime, sent, stop } = evening(0, false, { ...onlyOne, live: LIVE });
  runtime.advance(20_000);
  expect(sent).toEqual([{ type: 'seek', to: 200_050 }]);
  stop();
  expect(runtime.time.planned).toBe(0);
});

test('[MD20] one that plays where nothing is any more is too; one that stands there is left alone', () => {
  const playing = evening(190_000, true, { ...onlyOne, live: LIVE });
  playing.runtime.advance(20_000);
  expect(playing.sent).toHaveLength(1);
  const standing = evening(190_000, false, { ...onlyOne, live: LIVE });
  standing.runtime.advance(20_000);
  expect(standing.sent).toEqual([]);
});

test('[MD20] other films are nobody’s business here', () => {
  const { runtime, sent } = evening(0, false, onlyOne);
  runtime.advance(20_000);
  expect(sent).toEqual([]);
});
