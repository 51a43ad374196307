import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { RoomTrial, addFilm } from '../testkit/room-trial.ts';
import { currentItem, type Source } from './state.ts';

const ended = { type: 'itemEnded', item: 'film' } as const;

function playing(seconds: number | null): RoomTrial {
  const room = RoomTrial.watching(seconds, 'ann', 'ben');
  room.ask('ann', { type: 'play' });
  return room.wait(10_000);
}

test('[RM21] an item is added once, with its bringer', () => {
  const room = RoomTrial.with('ann');
  expect(room.ask('ann', addFilm('one', 60, false))).toEqual(['itemAdded']);
  expect(room.state.queue[0]).toMatchObject({ id: 'one', addedBy: 'ann', duration: 60 });
  expect(room.state.current).toBeNull();
  expect(room.ask('ann', addFilm('one', 60, false))).toBe('duplicateItem');
});

test('[RM21] the queue holds 500 items', () => {
  const room = RoomTrial.with('ann');
  for (let i = 0; i < 500; i++) room.ask('ann', addFilm(`f${i}`, 60, false));
  expect(room.ask('ann', addFilm('more', 60, false))).toBe('queueFull');
});

test.each<[string, Source]>([
  ['a script', { kind: 'link', url: 'javascript:alert(1)' }],
  ['data', { kind: 'link', url: 'data:text/html,hi' }],
  ['another host', { kind: 'link', url: '//evil.example/a.mp4' }],
  ['another host by a backslash', { kind: 'link', url: '/\\evil.example/a.mp4' }],
  ['no host', { kind: 'link', url: 'https:///a.mp4' }],
  ['a line break', { kind: 'link', url: 'https://films.example/a\n.mp4' }],
  ['a nameless file', { kind: 'file', name: '', size: 3 }],
])('[RM23] %s is no source', (_, source) => {
  const item = { id: 'x', title: 'x', duration: null, sources: [source] };
  expect(RoomTrial.with('ann').ask('ann', { type: 'addItem', item, select: true })).toBe('outOfRange');
});

test.each<Source>([
  { kind: 'link', url: 'https://films.example/a b'.replace(' ', '%20') },
  { kind: 'link', url: 'HTTP://192.168.1.2:8080/x.mp4?y=1#t' },
  { kind: 'link', url: '/media/demo.mp4' },
  { kind: 'file', name: 'film.mkv', size: 0 },
])('[RM23] $kind $url $name is a source', (source) => {
  const item = { id: 'x', title: 'x', duration: null, sources: [source] };
  const outcome = RoomTrial.with('ann').ask('ann', { type: 'addItem', item, select: true });
  expect(outcome).toEqual(['itemAdded', 'itemSelected']);
});

test('[RM24] a selected item stands paused at its beginning', () => {
  const room = playing(600);
  room.ask('ann', addFilm('next', 60, false));
  expect(room.ask('ben', { type: 'selectItem', item: 'next' })).toEqual(['itemSelected']);
  expect(room.line).toEqual({ position: 0, rate: 1, playing: false, at: room.now });
  expect(room.state.playback).toMatchObject({ cause: 'item', by: 'ben' });
  expect(room.ask('ann', { type: 'selectItem', item: 'next' })).toEqual([]);
  expect(room.ask('ann', { type: 'selectItem', item: 'none' })).toBe('unknownItem');
});

test('[RM24] removing what is on puts the next on, or nothing', () => {
  const room = playing(600);
  room.ask('ann', addFilm('next', 60, false));
  expect(room.ask('ann', { type: 'removeItem', item: 'film' })).toEqual(['itemSelected', 'itemRemoved']);
  expect(room.state.current).toBe('next');
  expect(room.ask('ann', { type: 'removeItem', item: 'next' })).toEqual(['itemSelected', 'itemRemoved']);
  expect(room.state).toMatchObject({ current: null, queue: [] });
});

test('[RM24] removing another item moves nobody', () => {
  const room = playing(600);
  room.ask('ann', addFilm('next', 60, false));
  const { playback } = room.state;
  expect(room.ask('ann', { type: 'removeItem', item: 'next' })).toEqual(['itemRemoved']);
  expect(room.state.playback).toBe(playback);
});

test('[RM25] the end is reached once, however many report it, and slower members see the last seconds', () => {
  const room = playing(60);
  room.wait(49_700);
  const end = room.line.at + 60_000;
  expect(room.now).toBeLessThan(end);
  expect(room.ask('ann', ended)).toEqual(['itemEnded']);
  expect(room.line).toEqual({ position: 60, rate: 1, playing: false, at: end });
  for (let i = 0; i < 9; i++) expect(room.wait(20).ask('ben', ended)).toEqual([]);
  expect(room.state.playback).toMatchObject({ cause: 'end', by: null });
});

test('[RM25] nobody ends a film that has long to go', () => {
  const room = playing(60);
  expect(room.ask('ben', ended)).toEqual([]);
  expect(room.line.playing).toBe(true);
});

test('[RM25] the end of another item is nothing to this one', () => {
  const room = playing(60);
  room.ask('ann', addFilm('next', 60));
  room.ask('ann', { type: 'play' });
  expect(room.wait(60_200).ask('ben', ended)).toEqual([]);
  expect(room.line.playing).toBe(true);
});

test('[RM25] where the length is not known, the end is here', () => {
  const room = playing(null);
  expect(room.ask('ben', ended)).toEqual(['itemEnded']);
  expect(room.line.position).toBeCloseTo(9.8, 9);
});

test('[RM26] the first to know the length tells it', () => {
  const room = playing(null);
  const describe = (seconds: number) =>
    ({ type: 'describeItem', item: 'film', duration: mediaSec(seconds) }) as const;
  expect(room.ask('ben', describe(0))).toBe('outOfRange');
  expect(room.ask('ben', describe(100))).toEqual(['itemDescribed']);
  expect(room.ask('ben', describe(101))).toEqual([]);
  expect(room.ask('ann', describe(101))).toEqual(['itemDescribed']);
  expect(room.ask('ann', describe(500))).toEqual([]);
  expect(currentItem(room.state)?.duration).toBe(101);
});

test('[RM26] a line that is already past the length told stops at the end', () => {
  const room = playing(null);
  const describe = { type: 'describeItem', item: 'film', duration: mediaSec(5) } as const;
  expect(room.ask('ben', describe)).toEqual(['itemDescribed', 'itemEnded']);
  expect(room.line).toMatchObject({ position: 5, playing: false });
});

test('[RM27] an item whose selection is superseded is only added', () => {
  const room = playing(600);
  room.ask('ann', { type: 'pause' });
  expect(room.ask('ben', addFilm('late', 60), { agoMs: 300 })).toEqual(['itemAdded']);
  expect(room.ask('ben', { type: 'selectItem', item: 'late' }, { agoMs: 300 })).toBe('superseded');
});

test('[RM33] two people who bring one link at the same time bring one film', () => {
  const link = { kind: 'link', url: 'https://films.example/a.mp4' } as const;
  const bring = (id: string) =>
    ({
      type: 'addItem',
      item: { id, title: id, duration: null, sources: [link] },
      select: true,
    }) as const;
  const room = RoomTrial.with('ann', 'ben');
  room.ask('ann', bring('one'));
  room.wait(30);
  expect(room.ask('ben', bring('two'), { agoMs: 60 })).toEqual([]);
  expect(room.ask('ben', addFilm('other', 60), { agoMs: 60 })).not.toEqual([]);
  expect(room.state.queue.map(({ id }) => id)).toEqual(['one', 'other']);

  const later = RoomTrial.with('ann', 'ben');
  later.ask('ann', bring('one'));
  later.wait(30);
  expect(later.ask('ben', bring('two'), { agoMs: 10 })).toEqual(['itemAdded', 'itemSelected']);
});

test('[UP12] a film that was prepared comes into the queue of who asked, and on if nothing is', () => {
  const item = {
    id: 'up',
    title: ' Trip.mp4 ',
    duration: mediaSec(9),
    sources: [{ kind: 'link', url: '/uploads/x/film.mp4' }],
  } as const;
  const empty = RoomTrial.with('ann', 'ben');
  expect(empty.system({ type: 'bring', item, by: 'ann' })).toEqual(['itemAdded', 'itemSelected']);
  expect(currentItem(empty.state)).toMatchObject({ id: 'up', addedBy: 'ann', title: 'Trip.mp4' });
  expect(empty.system({ type: 'bring', item, by: 'ann' })).toBe('duplicateItem');
  const busy = playing(600);
  expect(busy.system({ type: 'bring', item, by: 'ann' })).toEqual(['itemAdded']);
  expect(busy.line.playing).toBe(true);
});

test('[UP12] nothing is brought for somebody who may not any more', () => {
  const item = {
    id: 'up',
    title: 'x',
    duration: null,
    sources: [{ kind: 'link', url: '/uploads/x/film.mp4' }],
  } as const;
  const room = RoomTrial.with('ann', 'ben');
  room.ask('ann', { type: 'setRight', action: 'queue', from: 'host' });
  expect(room.system({ type: 'bring', item, by: 'ben' })).toBe('notAllowed');
  room.ask('ann', { type: 'close' });
  expect(room.system({ type: 'bring', item, by: 'ann' })).toBe('roomClosed');
});
