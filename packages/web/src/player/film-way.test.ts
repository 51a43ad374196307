import { expect, test } from 'vitest';
import { emptyRoom, type RoomState } from '@lockstep/core';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../room/room-session.ts';
import { createFilmWay } from './film-way.ts';
import { createOwnCopies } from './own-copies.ts';

const link = (name: string) => ({ kind: 'link', url: `https://a.example/${name}` }) as const;
const room: RoomState = {
  ...emptyRoom,
  current: 'film',
  queue: [{ id: 'film', title: 'x', duration: null, sources: [link('a'), link('b')], addedBy: 'm' }],
};

function trial() {
  const store = createStore(() => ({ room }));
  const copies = createOwnCopies({ kept: null, keep: () => {} });
  return { copies, way: createFilmWay({ store } as unknown as RoomSession, copies) };
}

test('[SR15] one way after the other is taken until all have failed', () => {
  const { way } = trial();
  expect(way.failed(way.now().source)).toBe(true);
  expect(way.now().source).toMatchObject(link('b'));
  expect(way.failed(way.now().source)).toBe(false);
  expect(way.now().source).toMatchObject(link('b'));
  way.anew();
  expect(way.now().source).toMatchObject(link('a'));
});

test('[SR15] what is chosen is tried again, what failed beside it is not', () => {
  const { copies, way } = trial();
  way.failed(way.now().source);
  copies.useLink('film', 'https://mine.example/x');
  way.chosen();
  expect(way.now().source).toMatchObject({ url: 'https://mine.example/x', isOwn: true });
  expect(way.failed(way.now().source)).toBe(true);
  expect(way.now().source).toMatchObject(link('b'));
  copies.useLink('film', 'https://a.example/a');
  way.chosen();
  expect(way.now().source).toMatchObject({ ...link('a'), isOwn: false });
});

test('what is not open has not failed', () => {
  const { way } = trial();
  expect(way.failed({ kind: 'missing', name: 'x', size: 1 })).toBe(false);
});
