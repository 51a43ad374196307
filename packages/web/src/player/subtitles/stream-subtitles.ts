/**
 * Stream subtitles: those that a stream brings along, listed when it tells of them, and fetched piece by piece while one
 * is shown. A stream fetches one of them at a time: choosing a second puts the first away. [SB17]
 */
import type { Stop } from '@lockstep/core';
import type { StoreApi } from 'zustand/vanilla';
import type { FeedCue, FeedState, FeedText } from '../feeds/feed.ts';
import type { SubtitleText } from './read-subtitles.ts';
import { onRoomTime, type OwnOffset } from './room-time.ts';
import type { SubtitleState, Subtitles } from './subtitles.ts';

/** Of a track that the stream brings. */
const trackId = (id: string): string => `stream-${id}`;

export interface StreamSubtitlesParts {
  readonly player: {
    readonly store: Pick<StoreApi<{ readonly feed: Pick<FeedState, 'texts'> }>, 'getState' | 'subscribe'>;
    readonly fetchText: (id: string | null) => void;
  };
  readonly subtitles: Subtitles;
  readonly offset: OwnOffset;
}

export function startStreamSubtitles({ player, subtitles, offset }: StreamSubtitlesParts): Stop {
  let listed: readonly FeedText[] = [];
  let fetched: string | null = null;
  let chosen: Pick<SubtitleState, 'first' | 'second'> = subtitles.store.getState();

  const list = () => {
    const { texts } = player.store.getState().feed;
    if (texts === listed) return;
    const before = listed;
    listed = texts;
    if (names(before) !== names(texts))
      subtitles.setListed(
        'film',
        texts.map(({ id, label, language }) => ({ id: trackId(id), name: label, language })),
      );
    for (const text of texts) {
      const had = before.find(({ id }) => id === text.id)?.cues.length ?? 0;
      if (text.cues.length > had) void tell(text);
    }
  };
  const tell = async ({ id, cues }: FeedText) => {
    const { cuesOf } = await import('./cues.ts');
    const read: SubtitleText = { cues: await cuesOf(asWebVtt(cues), 'vtt'), script: null, plain: null };
    // More may have come meanwhile, and is told by itself.
    if (listed.find((text) => text.id === id)?.cues === cues)
      subtitles.setText(trackId(id), onRoomTime(read, offset.read()));
  };
  const follow = () => {
    const { first, second, on } = subtitles.store.getState();
    const before = chosen;
    chosen = { first, second };
    const ours = (id: string | null) => listed.find((text) => trackId(text.id) === id) ?? null;
    if (ours(first) !== null && ours(second) !== null) {
      const earlier = second === before.second ? second : first;
      if (earlier !== null) subtitles.unchoose(earlier);
      return;
    }
    const wanted = on ? (ours(first) ?? ours(second)) : null;
    if ((wanted?.id ?? null) === fetched) return;
    fetched = wanted?.id ?? null;
    player.fetchText(fetched);
  };

  list();
  follow();
  const stops = [
    player.store.subscribe(list),
    subtitles.store.subscribe(follow),
    offset.onChange(() => {
      for (const text of listed) if (text.cues.length > 0) void tell(text);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

const names = (texts: readonly FeedText[]): string =>
  JSON.stringify(texts.map(({ id, label, language }) => [id, label, language]));

/** What has come of a track, as a file. */
export const asWebVtt = (cues: readonly FeedCue[]): string =>
  [
    'WEBVTT',
    ...cues.map(({ from, to, text }) => `${moment(from)} --> ${moment(to)}\n${oneBlock(text)}`),
  ].join('\n\n');

/** An empty line would end it. */
const oneBlock = (text: string): string => text.replaceAll(/\n\s*\n/g, '\n').trim();

function moment(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const part = (each: number, places: number) => String(each).padStart(places, '0');
  const hours = Math.floor(ms / 3_600_000);
  return `${part(hours, 2)}:${part(Math.floor(ms / 60_000) % 60, 2)}:${part(Math.floor(ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
}
