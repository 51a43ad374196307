import { expect, test } from 'vitest';
import { localMs, mediaSec, type MediaSec } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { Helm } from './helm.ts';
import type { Player, Reading } from './player.ts';
import { defaultPolicy } from './policy.ts';
import { Rest, type RestPlan } from './rest.ts';
import { StallNews } from './stall-news.ts';

/** A player that lands a frame beside wherever it is told to go. */
function inexactPlayer(besideSec: number) {
  const asked: MediaSec[] = [];
  let position = mediaSec(0);
  const read = (): Reading => ({
    position,
    paused: true,
    seeking: false,
    ready: true,
    ended: false,
    duration: mediaSec(100),
  });
  const player: Player = {
    abilities: { canNudge: true, canHush: true },
    read,
    bufferedAhead: () => 0.2,
    play: () => {},
    pause: () => {},
    seek: (to) => {
      asked.push(to);
      position = mediaSec(to + besideSec);
    },
    setRate: () => {},
    hush: () => {},
    listen: () => () => {},
  };
  return { player, asked, read };
}

const resting = (player: Player, plan: RestPlan): Rest =>
  new Rest(new Helm(new FakeRuntime(), player, defaultPolicy), plan);

test('[FO12] after running it is drawn anew even where it should be', () => {
  const { player, asked, read } = inexactPlayer(0);
  player.seek(mediaSec(7));
  const rest = resting(player, { at: mediaSec(7), end: null, settleAt: localMs(250), ran: true });
  for (let now = 0; now < 1000; now += 20) rest.tick(localMs(now), read());
  expect(asked).toEqual([7, 7]);
});

test('[FO13] a player that lands beside where it is told is asked twice', () => {
  const { player, asked, read } = inexactPlayer(0.02);
  const rest = resting(player, { at: mediaSec(50), end: mediaSec(100), settleAt: localMs(0), ran: false });
  for (let now = 0; now < 1000; now += 20) rest.tick(localMs(now), read());
  expect(asked).toEqual([50, 50]);
});

test('[FO12] a small offset waits until the pause has stood', () => {
  const { player, asked, read } = inexactPlayer(0);
  const rest = resting(player, { at: mediaSec(0.005), end: null, settleAt: localMs(250), ran: false });
  for (let now = 0; now < 250; now += 10) rest.tick(localMs(now), read());
  expect(asked).toEqual([]);
  rest.tick(localMs(250), read());
  expect(asked).toEqual([0.005]);
});

test('[FO14] at the end it stays where it ended', () => {
  const { player, asked, read } = inexactPlayer(0);
  player.seek(mediaSec(99.8));
  const rest = resting(player, { at: mediaSec(100), end: mediaSec(100), settleAt: localMs(0), ran: false });
  rest.tick(localMs(10), read());
  expect(asked).toEqual([99.8]);
});

test('[FO58] near the end less is enough to be ready', () => {
  const { player, read } = inexactPlayer(0);
  const told: string[] = [];
  const news = new StallNews(defaultPolicy, ({ type }) => told.push(type));
  news.tick(read(), player);
  news.stalled();
  news.stalled();
  news.tick(read(), player);
  expect(told).toEqual(['stalled']);
  player.seek(mediaSec(99.7));
  news.tick(read(), player);
  news.tick(read(), player);
  expect(told).toEqual(['stalled', 'ready']);
});
