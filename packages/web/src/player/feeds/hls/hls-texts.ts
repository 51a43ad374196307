/** HLS texts: the subtitles that a list has, fetched piece by piece for whoever shows them. [MD22] */
import type HlsType from 'hls.js';
import type { StoreApi } from 'zustand/vanilla';
import type { FeedState, FeedText } from '../feed.ts';
import { withCues } from '../text-cues.ts';

/**
 * @param zero where on the list's time the film's second 0 is
 * @returns fetches the subtitles of this id from now on; null: none
 */
export function watchTexts(
  { Events }: typeof HlsType,
  hls: HlsType,
  store: StoreApi<FeedState>,
  zero: () => number,
): (id: string | null) => void {
  let fetched: string | null = null;
  hls.on(Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) => {
    const texts = subtitleTracks.map(({ name, lang }, index): FeedText => ({
      id: String(index),
      label: name,
      language: lang ?? null,
      cues: [],
    }));
    store.setState({ texts });
  });
  hls.on(Events.CUES_PARSED, (_, { type, cues }) => {
    if (type !== 'subtitles' || fetched === null || !Array.isArray(cues)) return;
    const more = cues.flatMap((cue: unknown) =>
      cue instanceof VTTCue
        ? [{ from: cue.startTime - zero(), to: cue.endTime - zero(), text: cue.text }]
        : [],
    );
    store.setState(({ texts }) => ({
      texts: texts.map((one) => (one.id === fetched ? { ...one, cues: withCues(one.cues, more) } : one)),
    }));
  });
  return (id) => {
    fetched = id;
    hls.subtitleTrack = id === null ? -1 : Number(id);
  };
}
