import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomView } from '@lockstep/core';
import type { RoomSession } from '../../room/room-session.ts';
import { createSubtitles } from './subtitles.ts';

/** Of a session, only the room's view matters here. */
function start() {
  const view = createStore<Pick<RoomView, 'room'>>(() => ({ room: null }));
  const subtitles = createSubtitles({ store: view } as unknown as RoomSession);
  const state = () => subtitles.store.getState();
  const listed = (...ids: string[]) => ids.map((id) => ({ id, name: id, language: null }));
  const file = async (name: string) =>
    subtitles.add(new File([`1\n00:00:01,000 --> 00:00:02,000\n${name}\n`], `${name}.srt`));
  return { subtitles, state, listed, file };
}

test('[SB13][SB15] what is listed is not shown before it is chosen, and goes with its list', async () => {
  const { subtitles, state, listed, file } = start();
  subtitles.setListed('film', listed('a', 'b'));
  subtitles.setListed('room', listed('r'));
  expect([state().first, state().second]).toEqual([null, null]);
  subtitles.choose('first', 'a');
  subtitles.choose('second', 'r');
  expect((await file('own')).ok).toBe(true);
  expect(state().tracks.map(({ name }) => name)).toEqual(['r', 'a', 'b', 'own.srt']);
  subtitles.setListed('room', []);
  expect(state().second).toBeNull();
  subtitles.setListed('film', listed('b'));
  expect(state().tracks.map(({ name }) => name)).toEqual(['b', 'own.srt']);
});

test('[SB15] a list that grows keeps what has been read', () => {
  const { subtitles, state, listed } = start();
  subtitles.setListed('room', listed('one'));
  subtitles.setText('one', { cues: [], script: { text: 'x', fonts: [] }, plain: 'x' });
  subtitles.setListed('room', listed('one', 'two'));
  expect(state().tracks.map(({ plain }) => plain)).toEqual(['x', null]);
});

test('[SB15] one takes the place of another where that was shown', async () => {
  const { subtitles, state, listed, file } = start();
  await file('own');
  const own = state().first ?? '';
  subtitles.setListed('room', listed('shared'));
  subtitles.replace(own, 'shared');
  expect(state().first).toBe('shared');
  expect(state().tracks.map(({ id }) => id)).toEqual(['shared']);
  subtitles.unchoose('shared');
  expect(state().first).toBeNull();
  expect(state().tracks).toHaveLength(1);
});

test('[SB1] of files the oldest goes when there are too many, never one of the film or the room', async () => {
  const { subtitles, state, listed, file } = start();
  subtitles.setListed('film', listed('a'));
  for (let n = 0; n < 10; n++) await file(`f${n}`);
  expect(state().tracks.map(({ name }) => name)).toEqual([
    'a',
    ...Array.from({ length: 8 }, (_, n) => `f${n + 2}.srt`),
  ]);
});
