import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { FeedText } from '../feeds/feed.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { asWebVtt, startStreamSubtitles } from './stream-subtitles.ts';
import { createSubtitles } from './subtitles.ts';

const text = (id: string, label: string, cues: FeedText['cues'] = []): FeedText => ({
  id,
  label,
  language: null,
  cues,
});

function evening() {
  const subtitles = createSubtitles({
    store: createStore(() => ({ room: null })),
  } as unknown as RoomSession);
  const store = createStore<{ feed: { texts: readonly FeedText[] } }>(() => ({ feed: { texts: [] } }));
  const asked: (string | null)[] = [];
  let offsetSec = 0;
  let moved: () => void = () => undefined;
  const stop = startStreamSubtitles({
    player: { store, fetchText: (id) => asked.push(id) },
    subtitles,
    offset: {
      read: () => offsetSec,
      onChange(told) {
        moved = told;
        return () => undefined;
      },
    },
  });
  const come = (...texts: readonly FeedText[]) => store.setState({ feed: { texts } });
  const shift = (sec: number) => {
    offsetSec = sec;
    moved();
  };
  return { subtitles, asked, come, shift, stop };
}

test('[SB17] what a stream brings is listed, fetched while it is shown, and told as it comes', async () => {
  const { subtitles, asked, come, stop } = evening();
  come(text('0', 'English'), text('1', 'Deutsch'));
  expect(subtitles.store.getState().tracks.map(({ name, origin }) => `${name} ${origin}`)).toEqual([
    'English film',
    'Deutsch film',
  ]);
  expect(asked).toEqual([]);
  subtitles.choose('first', 'stream-1');
  expect(asked).toEqual(['1']);
  come(text('0', 'English'), text('1', 'Deutsch', [{ from: 1, to: 2.5, text: 'Na <i>so</i>\n\nwas' }]));
  await expect.poll(() => subtitles.store.getState().tracks[1]?.cues.length).toBe(1);
  const [cue] = subtitles.store.getState().tracks[1]?.cues ?? [];
  expect(cue).toMatchObject({ from: 1, to: 2.5 });
  expect(cue?.pieces.map((piece) => piece.text).join('')).toBe('Na so\nwas');
  subtitles.toggle();
  expect(asked).toEqual(['1', null]);
  stop();
  come();
  expect(subtitles.store.getState().tracks).toHaveLength(2);
});

test('[SB18] another cut brings the same words at other seconds of the room', async () => {
  const { subtitles, come, shift } = evening();
  const from = () => subtitles.store.getState().tracks[0]?.cues[0]?.from;
  come(text('0', 'English', [{ from: 10, to: 12, text: 'So' }]));
  await expect.poll(from).toBe(10);
  shift(2);
  await expect.poll(from).toBe(8);
});

test('[SB17] of two tracks of a stream the one chosen later is shown', () => {
  const { subtitles, asked, come } = evening();
  come(text('0', 'English'), text('1', 'Deutsch'));
  subtitles.choose('first', 'stream-0');
  subtitles.choose('second', 'stream-1');
  expect(subtitles.store.getState()).toMatchObject({ first: null, second: 'stream-1' });
  expect(asked).toEqual(['0', '1']);
  subtitles.choose('first', 'stream-0');
  expect(subtitles.store.getState()).toMatchObject({ first: 'stream-0', second: null });
});

test('another film has other subtitles, and none of the one before', () => {
  const { subtitles, come } = evening();
  come(text('0', 'English'));
  come();
  expect(subtitles.store.getState().tracks).toEqual([]);
});

test('cues become a file that can be read, whatever is in them', () => {
  expect(asWebVtt([{ from: 3661.5, to: 3662.0004, text: 'a\n \nb' }])).toBe(
    'WEBVTT\n\n01:01:01.500 --> 01:01:02.000\na\nb',
  );
  expect(asWebVtt([{ from: -0.2, to: 1, text: 'x' }])).toContain('00:00:00.000 --> 00:00:01.000');
});
