import { emptyRoom, type RoomView } from '@lockstep/core';
import { expect, test } from 'vitest';
import { onlyOne } from '../../player/feeds/feed.ts';
import type { FilmPlayerState } from '../../player/film-player.ts';
import { centreNeed, coversStage } from './centre-need.ts';

const item = { id: 'i1', title: 'x', duration: null, sources: [], addedBy: 'a' };
const room = { ...emptyRoom, queue: [item], current: 'i1' };
const view = (more: Partial<RoomView> = {}): Pick<RoomView, 'link' | 'room' | 'follow'> => ({
  link: { state: 'online' },
  room,
  follow: null,
  ...more,
});
type Shown = Pick<FilmPlayerState, 'source' | 'failure' | 'asks' | 'feed'>;
const shown: Shown = {
  source: { kind: 'link', url: '/x.mp4', isOwn: false },
  failure: null,
  asks: null,
  feed: onlyOne,
};
const embed: Shown = {
  ...shown,
  source: { kind: 'embed', url: 'https://youtu.be/aqz-KE-bpKQ', site: 'youtube', isOwn: false },
};

test('the most pressing thing comes first', () => {
  const stopped: RoomView['link'] = { state: 'stopped', why: 'replaced' };
  expect(centreNeed(view({ link: stopped, room: null }), shown)).toEqual({
    need: 'stopped',
    why: 'replaced',
  });
  expect(centreNeed(view({ room: null }), shown).need).toBe('joining');
  expect(centreNeed(view({ room: emptyRoom }), shown).need).toBe('film');
  const missing: Shown = {
    ...shown,
    source: { kind: 'missing', name: 'x.mp4', size: 5 },
    failure: 'damaged',
  };
  expect(centreNeed(view(), missing).need).toBe('copy');
  expect(centreNeed(view(), { ...shown, failure: 'unsupported' })).toEqual({
    need: 'otherFilm',
    failure: 'unsupported',
  });
  expect(centreNeed(view(), shown).need).toBe('nothing');
});

test('[EM21] another site waits until the person agrees; [EM16] its own player may want a press', () => {
  expect(centreNeed(view(), { ...embed, asks: 'youtube' })).toEqual({ need: 'allowSite', site: 'youtube' });
  expect(coversStage({ need: 'allowSite', site: 'youtube' })).toBe(true);
  expect(centreNeed(view(), embed).need).toBe('nothing');
  expect(centreNeed(view(), { ...embed, feed: { ...onlyOne, touch: true } })).toEqual({
    need: 'touchSite',
    site: 'youtube',
  });
  expect(coversStage({ need: 'touchSite', site: 'youtube' })).toBe(false);
  expect(centreNeed(view(), { ...embed, failure: 'siteAway' })).toEqual({
    need: 'otherFilm',
    failure: 'siteAway',
  });
});

test('[RX3] of a film without sound one is told before one goes on with it', () => {
  expect(centreNeed(view(), { ...shown, failure: 'noSound' })).toEqual({
    need: 'otherFilm',
    failure: 'noSound',
  });
});

test('a tap or a moment of patience leaves the picture visible', () => {
  expect(coversStage({ need: 'tap', blocked: 'sound' })).toBe(false);
  expect(coversStage({ need: 'patience' })).toBe(false);
  expect(coversStage({ need: 'film' })).toBe(true);
});
