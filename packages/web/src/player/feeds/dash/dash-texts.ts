/** DASH texts: the subtitles that a list has, fetched for whoever shows them, and shown by us like any others. [MD23] */
import { MediaPlayer, type MediaPlayerClass } from 'dashjs';
import type { StoreApi } from 'zustand/vanilla';
import type { FeedState, FeedText } from '../feed.ts';
import { withCues } from '../text-cues.ts';
import { cuesOfCaptions, type Caption } from './dash-cues.ts';

/** What is known of a track of a list; nothing in it is sure. */
interface TextInfo {
  readonly index?: number | null;
  readonly lang?: string | null;
  readonly labels?: readonly { readonly text?: string }[];
  readonly codec?: string | null;
  readonly isEmbedded?: boolean | null;
  readonly isFragmented?: boolean | null;
}

/** Subtitles that are pictures, or are hidden in the film's own. */
const isText = ({ codec, isEmbedded }: TextInfo): boolean =>
  isEmbedded !== true && !/\bim\di\b/.test(codec ?? '');

/**
 * Call before `dash` gets its film.
 * @param zero where on the element's time the film's second 0 is
 * @returns fetches the subtitles of this id from now on; null: none
 */
export function watchTexts(
  dash: MediaPlayerClass,
  store: StoreApi<FeedState>,
  zero: () => number,
): (id: string | null) => void {
  let fetched: string | null = null;
  let infos: readonly TextInfo[] = [];
  /** A whole file comes before anybody has asked for it. */
  const current = (): string => {
    const index = dash.getCurrentTrackFor('text')?.index ?? null;
    return String(infos.findIndex((info) => info.index === index));
  };
  /** Instead of giving them to the element, which would show them itself. */
  const addCaptions = (_: number, offsetSec: number, captions: readonly Caption[] | null): void => {
    const more = cuesOfCaptions(captions ?? [], offsetSec - zero());
    if (more.length === 0) return;
    const id = fetched ?? current();
    store.setState(({ texts }) => ({
      texts: texts.map((one) => (one.id === id ? { ...one, cues: withCues(one.cues, more) } : one)),
    }));
  };
  dash.extend('TextTracks', () => ({ addCaptions }), true);
  dash.on(MediaPlayer.events.TEXT_TRACKS_ADDED, ({ tracks }) => {
    const known = store.getState().texts;
    infos = tracks;
    // Of a list that has whole files and pieces dash.js brings only what it names first.
    const inPieces = infos.find(isText)?.isFragmented;
    const texts = infos.flatMap((track, index): readonly FeedText[] => {
      if (!isText(track) || track.isFragmented !== inPieces) return [];
      const id = String(index);
      return [
        {
          id,
          label: track.labels?.[0]?.text ?? '',
          language: track.lang === undefined || track.lang === '' || track.lang === 'und' ? null : track.lang,
          // A film in parts tells of them at each.
          cues: known.find((one) => one.id === id)?.cues ?? [],
        },
      ];
    });
    if (texts.length > 0 || known.length > 0) store.setState({ texts });
  });
  return (id) => {
    fetched = id;
    dash.setTextTrack(id === null ? -1 : Number(id));
  };
}
