import type { RoomView } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../../../room/room-session.ts';
import { createSubtitles } from '../subtitles.ts';
import { keepDrawer } from './keep-drawer.ts';

/** One styled track, of which more becomes known; and a drawer that only notes what it is told. */
function start() {
  const view = createStore<Pick<RoomView, 'room'>>(() => ({ room: null }));
  const subtitles = createSubtitles({ store: view } as unknown as RoomSession);
  subtitles.setListed('film', [{ id: 'a', name: 'a', language: null }]);
  const read = (text: string) => {
    const script = { text, fonts: [] };
    subtitles.setText('a', { cues: [], script, plain: text });
    return script;
  };
  const told: unknown[] = [];
  const drawer = {
    setScript: ({ text }: { readonly text: string }) => void told.push(text),
    setDelay: (sec: number) => void told.push(sec),
  };
  return { subtitles, read, told, drawer };
}

test('[SB9][SB13] lines that were read while the drawer was being made are drawn, and those after them', () => {
  const { subtitles, read, told, drawer } = start();
  const script = read('one');
  read('one, two');
  const stop = keepDrawer(subtitles, 'a', drawer, { script, delaySec: 0 });
  expect(told).toEqual(['one, two']);
  read('one, two, three');
  expect(told).toEqual(['one, two', 'one, two, three']);
  stop();
  read('all');
  expect(told).toHaveLength(2);
});

test('[SB9] what stays the same is not drawn anew; another delay is told, however early', () => {
  const { subtitles, read, told, drawer } = start();
  const script = read('one');
  subtitles.delayBy(0.5);
  keepDrawer(subtitles, 'a', drawer, { script, delaySec: 0 });
  subtitles.choose('first', 'a');
  expect(told).toEqual([0.5]);
});
