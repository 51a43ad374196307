import type { Item, Stop } from '@lockstep/core';
import { FakeRuntime, VirtualTime, createDice } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import { FeedRefusal, onlyOne, type Feed, type OpenFeed } from './feeds/feed.ts';
import { show } from './showing.ts';

const ITEM: Item = {
  id: 'film',
  title: 'Film',
  duration: null,
  sources: [{ kind: 'file', name: 'film.mkv', size: 7 }],
  addedBy: 'ann',
};

/** As much of an element as a player reads before a film is there. */
function emptyElement(): HTMLVideoElement {
  return Object.assign(new EventTarget(), {
    buffered: { length: 0 },
    currentTime: 0,
    duration: Number.NaN,
    paused: true,
    playbackRate: 1,
    preservesPitch: true,
    readyState: 0,
    src: '',
    volume: 1,
  }) as unknown as HTMLVideoElement;
}

function evening() {
  const runtime = new FakeRuntime(new VirtualTime(), {}, createDice(1));
  const deeds: string[] = [];
  const participant = {
    attach(_player: unknown, film: { readonly name: string | null }): Stop {
      deeds.push(`attach ${film.name}`);
      return () => deeds.push('detach');
    },
  };
  const session = { runtime, participant } as unknown as RoomSession;
  const feed: Feed = {
    element: emptyElement(),
    store: createStore(() => onlyOne),
    chooseQuality: () => undefined,
    chooseAudio: () => undefined,
    stop: () => deeds.push('feed stopped'),
  };
  let answer: (feed: Feed) => void = () => undefined;
  let refuse: (why: Error) => void = () => undefined;
  const openFeed: OpenFeed = () =>
    new Promise((resolve, reject) => {
      answer = resolve;
      refuse = reject;
    });
  const showing = show({
    session,
    video: feed.element,
    item: ITEM,
    source: {
      kind: 'file',
      file: new File([], 'film.mkv'),
      url: 'blob:1',
      name: 'film.mkv',
      size: 7,
      isOwn: false,
    },
    openFeed,
    marks: () => ({ hash: null, offsetSec: 0 }),
    trouble: () => null,
    circumstances: {
      item: 'i1',
      position: () => 0,
      now: () => 0,
      wishes: { height: null, language: null },
      notes: { recall: () => null, remember: () => undefined },
    },
    onPlayer: () => deeds.push('player'),
    onEvent: () => undefined,
    onFeed: () => undefined,
    onFailure: (failure) => deeds.push(failure),
  });
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
  return {
    deeds,
    showing,
    feed,
    opens: () => (answer(feed), settled()),
    fails: (why = new Error('no')) => (refuse(why), settled()),
  };
}

test('[MD1] the participant gets the player when the feed is open, and loses it before the feed stops', async () => {
  const { deeds, showing, opens } = evening();
  expect(showing.player()).toBeNull();
  expect(deeds).toEqual([]);
  await opens();
  expect(showing.player()).not.toBeNull();
  expect(deeds).toEqual(['player', 'attach film.mkv']);
  showing.stop();
  expect(deeds).toEqual(['player', 'attach film.mkv', 'detach', 'feed stopped']);
  expect(showing.player()).toBeNull();
});

test('[MD2] a film changed while its feed opens is never shown', async () => {
  const { deeds, showing, opens } = evening();
  showing.stop();
  await opens();
  expect(deeds).toEqual(['feed stopped']);
  expect(showing.player()).toBeNull();
});

test('a feed that cannot open is told as unreachable, unless the film was changed before', async () => {
  const kept = evening();
  await kept.fails();
  expect(kept.deeds).toEqual(['unreachable']);
  const left = evening();
  left.showing.stop();
  await left.fails();
  expect(left.deeds).toEqual([]);
});

test('what a feed tells later is told on: its failure', async () => {
  const { deeds, feed, opens } = evening();
  await opens();
  feed.store.setState({ failure: 'damaged' });
  expect(deeds.at(-1)).toBe('damaged');
});

test('[EM18] who opens a feed may tell why it cannot be opened', async () => {
  const { deeds, fails } = evening();
  await fails(new FeedRefusal('siteHasNone'));
  expect(deeds).toEqual(['siteHasNone']);
});
