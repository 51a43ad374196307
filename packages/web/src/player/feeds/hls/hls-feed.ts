/**
 * HLS feed: a film in pieces, fetched by hls.js and put into the page's element. The line chooses the quality unless the
 * person has. Rules MD8–MD11 in docs/spec/media.md.
 */
import type HlsType from 'hls.js';
import type { ErrorData } from 'hls.js';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { audioFor, inOrder, qualityFor } from '../choices.ts';
import { onlyOne, type Circumstances, type Feed, type FeedState, type Quality } from '../feed.ts';
import { failureIn, firstOf } from '../first-of.ts';
import { isLivePosition } from '../live-scale.ts';
import { memoryHere } from '../memory.ts';
import { loadHls, workerUrl } from './hls-build.ts';
import { hlsConfig } from './hls-config.ts';
import { remedyFor } from './hls-failure.ts';
import { watchTexts } from './hls-texts.ts';
import { watchZero } from './hls-zero.ts';

/** A second refill within this is no help any more. */
const REFILL_MS = 20_000;
/** After hls.js has given a piece up. */
const AGAIN_MS = 3000;
/** Asked so often, the film counts as unreachable; it is asked on all the same. */
const TRIES_TOLD = 10;

/** @param list the film's list, as far as it is known */
export async function hlsFeed(
  video: HTMLVideoElement,
  url: string,
  list: string,
  signal: AbortSignal,
  circumstances: Circumstances,
): Promise<Feed> {
  const { position, wishes } = circumstances;
  const Hls = await loadHls(list);
  const hls = new Hls(
    hlsConfig({
      at: startFor(position()),
      language: wishes.language,
      memory: memoryHere(),
      workerPath: workerUrl,
    }),
  );
  const store = createStore<FeedState>(() => onlyOne);
  const stopWatching = watchChoices(Hls, hls, store, wishes.height, wishes.language);
  const stopMending = mend(Hls, hls, video, store);
  const zero = watchZero(Hls, hls, store, circumstances);
  const fetchText = watchTexts(Hls, hls, store, zero.list);
  hls.attachMedia(video);
  hls.loadSource(url);
  await firstOf(zero.known, failureIn(store), signal);
  return {
    element: video,
    scripted: true,
    zero: zero.read,
    duration: zero.duration,
    store,
    fetchText,
    chooseQuality(id) {
      hls.nextLevel = id === null ? -1 : Number(id);
      store.setState({ chosenQuality: id });
    },
    chooseAudio(id) {
      // After the piece that is heard: nobody waits for it.
      hls.nextAudioTrack = Number(id);
      store.setState({ audioTrack: id });
    },
    stop() {
      stopMending();
      stopWatching();
      hls.destroy();
      video.removeAttribute('src');
      video.load();
    },
  };
}

type Store = StoreApi<FeedState>;

/** From the beginning a live film begins at its end; -1 leaves that to the list. */
const startFor = (position: number): number => (position === 0 || isLivePosition(position) ? -1 : position);

function watchChoices(
  { Events }: typeof HlsType,
  hls: HlsType,
  store: Store,
  height: number | null,
  language: string | null,
): () => void {
  const all = (): readonly Quality[] =>
    hls.levels.map((level, index) => ({
      id: String(index),
      height: level.height > 0 ? level.height : null,
      bitrate: level.bitrate > 0 ? level.bitrate : null,
    }));
  hls.on(Events.MANIFEST_PARSED, () => {
    const wished = qualityFor(all(), height);
    if (wished !== null) hls.loadLevel = Number(wished.id);
    store.setState({ qualities: inOrder(all()), chosenQuality: wished?.id ?? null });
  });
  hls.on(Events.LEVELS_UPDATED, () => store.setState({ qualities: inOrder(all()) }));
  hls.on(Events.LEVEL_SWITCHED, (_, { level }) => store.setState({ playedQuality: String(level) }));
  hls.on(Events.AUDIO_TRACKS_UPDATED, (_, { audioTracks }) => {
    const tracks = audioTracks.map(({ name, lang }, index) => ({
      id: String(index),
      label: name,
      language: lang ?? null,
    }));
    const wished = audioFor(tracks, language);
    if (wished !== null && hls.audioTrack !== Number(wished.id)) hls.audioTrack = Number(wished.id);
    store.setState({ audioTracks: tracks.length > 1 ? tracks : [] });
  });
  hls.on(Events.AUDIO_TRACK_SWITCHED, (_, { id }) => store.setState({ audioTrack: String(id) }));
  return () => hls.removeAllListeners();
}

/** Goes on after errors as long as that makes sense, and says when it does not. [MD10] */
function mend(
  { Events, ErrorTypes, ErrorDetails }: typeof HlsType,
  hls: HlsType,
  video: HTMLVideoElement,
  store: Store,
): () => void {
  const listening = new AbortController();
  let refilledAt = Number.NEGATIVE_INFINITY;
  let tries = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  const act = (trouble: Pick<ErrorData, 'type' | 'details' | 'response'>) => {
    const remedy = remedyFor(
      { type: trouble.type, details: trouble.details, status: trouble.response?.code },
      performance.now() - refilledAt < REFILL_MS,
    );
    switch (remedy.do) {
      case 'load':
        tries += 1;
        if (tries >= TRIES_TOLD) store.setState({ failure: 'unreachable' });
        clearTimeout(again);
        again = setTimeout(() => hls.startLoad(video.currentTime), AGAIN_MS);
        return;
      case 'refill':
        refilledAt = performance.now();
        hls.recoverMediaError();
        return;
      case 'tell':
        store.setState({ failure: remedy.failure });
        return;
    }
  };
  hls.on(Events.ERROR, (_, data) => {
    if (data.fatal) act(data);
  });
  hls.on(Events.FRAG_BUFFERED, () => {
    tries = 0;
    if (store.getState().failure === 'unreachable') store.setState({ failure: null });
  });
  video.addEventListener(
    'error',
    (event) => {
      // Its own words for a stream would be those for a file of the person's own. The player must not hear them.
      event.stopImmediatePropagation();
      if (video.error === null) return;
      const decoding = video.error.code === MediaError.MEDIA_ERR_DECODE;
      if (decoding) act({ type: ErrorTypes.MEDIA_ERROR, details: ErrorDetails.BUFFER_APPENDING_ERROR });
      else store.setState({ failure: 'unsupported' });
    },
    // Whoever catches is asked before all who only listen.
    { capture: true, signal: listening.signal },
  );
  return () => {
    clearTimeout(again);
    listening.abort();
  };
}
