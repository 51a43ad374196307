import { expect, test } from 'vitest';
import type { FilmKind } from './film-kind.ts';
import { asksFirst, planAfter, type Abilities } from './link-plan.ts';
import type { Look } from './look-into.ts';

const FILM = 'https://a.example/film.mp4';
const LIST = 'https://a.example/film.m3u8';
const DASH = 'https://a.example/film.mpd';
const WORD = 'https://a.example/watch';
const computer: Abilities = { mediaSource: true, nativeHls: false };
const oldPhone: Abilities = { mediaSource: false, nativeHls: true };
const seen = (kind: FilmKind | null, text = ''): Look => ({ type: 'seen', kind, text });
const refused: Look = { type: 'refused' };

test('[MD3] a name that looks like a film is not asked about; lists and names that say nothing are', () => {
  expect([FILM, LIST, DASH, WORD, 'blob:1'].map(asksFirst)).toEqual([false, true, true, true, false]);
});

test('[MD4] what came back decides, whatever the name', () => {
  expect(planAfter(WORD, seen('hls', '#EXTM3U'), computer, false)).toEqual({
    feeder: 'hls',
    list: '#EXTM3U',
  });
  expect(planAfter(FILM, seen('hls'), computer, true)).toEqual({ feeder: 'hls', list: '' });
  expect(planAfter(LIST, seen('dash'), computer, false)).toEqual({ feeder: 'dash', list: '' });
  expect(planAfter(LIST, seen('file'), computer, false)).toEqual({ feeder: 'plain', list: '' });
  expect(planAfter(DASH, seen('page'), computer, false)).toEqual({ failure: 'page' });
});

test('[MD5] where nobody may look, the name is believed, and a name that says nothing is tried', () => {
  expect(planAfter(LIST, refused, computer, false)).toEqual({ feeder: 'hls', list: '' });
  expect(planAfter(DASH, refused, computer, false)).toEqual({ feeder: 'dash', list: '' });
  expect(planAfter(WORD, refused, computer, false)).toEqual({ feeder: 'plain', list: '' });
  expect(planAfter(WORD, seen(null), computer, false)).toEqual({ feeder: 'plain', list: '' });
});

test('[MD6] what cannot be played says why', () => {
  expect(planAfter(WORD, { type: 'missing' }, computer, false)).toEqual({ failure: 'unreachable' });
  expect(planAfter(FILM, seen('file'), computer, true)).toEqual({ failure: 'unsupported' });
  expect(planAfter(FILM, seen('page'), computer, true)).toEqual({ failure: 'page' });
  // The element's own word stands.
  expect(planAfter(FILM, refused, computer, true)).toEqual({ failure: null });
});

test('[MD7] a phone that takes no pieces plays HLS by itself, and has no DASH', () => {
  expect(planAfter(LIST, seen('hls'), oldPhone, false)).toEqual({ feeder: 'plain', list: '' });
  expect(planAfter(LIST, refused, oldPhone, false)).toEqual({ feeder: 'plain', list: '' });
  expect(planAfter(FILM, seen('hls'), oldPhone, true)).toEqual({ failure: 'unsupported' });
  expect(planAfter(DASH, seen('dash'), oldPhone, false)).toEqual({ failure: 'unsupported' });
});
