import { emptyRoom, mediaSec, type RoomView } from '@lockstep/core';
import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../../room/room-session.ts';
import type { OwnFiles } from '../own-files.ts';
import type { Cue } from './cues.ts';
import { startFilmSubtitles } from './film-subtitles.ts';
import { openInside } from './inside/open-inside.ts';
import { createSubtitles } from './subtitles.ts';

vi.mock('./inside/open-inside.ts', () => ({ openInside: vi.fn() }));

let stop = () => {};
afterEach(() => stop());

/** An own film whose one track has a line every ten seconds, a step at a time; `away`: its file cannot be read. */
async function start({ away }: { readonly away: boolean }) {
  const time = new VirtualTime();
  let read = 0;
  const file = { away };
  let offsetSec = 0;
  const line = (from: number): Cue => ({ from, to: from + 1, atTop: false, pieces: [] });
  const track = {
    title: 'a',
    language: null,
    readAround: async (sec: number) => {
      if (read > sec) return false;
      read += 10;
      return true;
    },
    text: async () => {
      if (file.away) throw new Error('moved');
      const cues = Array.from({ length: read / 10 }, (_, n) => line(n * 10));
      return { cues, script: null, plain: null };
    },
  };
  vi.mocked(openInside).mockResolvedValue([track]);
  const room = {
    ...emptyRoom,
    queue: [{ id: 'i', title: 'x', duration: mediaSec(100), sources: [], addedBy: 'a' }],
    current: 'i',
  };
  const store = createStore<Pick<RoomView, 'room' | 'follow'>>(() => ({ room, follow: null }));
  const runtime = new FakeRuntime(time);
  const session = { store, runtime, participant: { serverNow: () => null } } as unknown as RoomSession;
  const subtitles = createSubtitles(session);
  const files = {
    store: createStore(() => new Map([['i', { file: new File(['x'], 'x.mkv') }]])),
  } as unknown as OwnFiles;
  stop = startFilmSubtitles({
    session,
    files,
    subtitles,
    offset: { read: () => offsetSec, onChange: () => () => {} },
  });
  await vi.waitFor(() => expect(subtitles.store.getState().tracks).toHaveLength(1));
  subtitles.choose('first', 'inside-0');
  const told = () => subtitles.store.getState().tracks[0]?.cues.map(({ from }) => from);
  const look = async () => {
    time.advance(400);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { file, look, told, moveBy: (sec: number) => void (offsetSec = sec) };
}

test('[SB13] lines that were read are told; what could not be told for a moment is told by the next look', async () => {
  const { file, look, told } = await start({ away: true });
  await look();
  expect(told()).toEqual([]);
  file.away = false;
  await look();
  expect(told()).toEqual([0]);
});

test('[SB18] another offset tells what was read anew', async () => {
  const { look, told, moveBy } = await start({ away: false });
  await look();
  expect(told()).toEqual([0]);
  moveBy(5);
  await look();
  expect(told()).toEqual([-5]);
});
