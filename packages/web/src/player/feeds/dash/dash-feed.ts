/**
 * DASH feed: a film in pieces, fetched by dash.js and put into the page's element. The line chooses the quality unless
 * the person has. Rules MD8–MD11.
 */
import { MediaPlayer, type MediaPlayerClass } from 'dashjs';
import { createStore } from 'zustand/vanilla';
import { audioFor, inOrder, qualityFor } from '../choices.ts';
import { onlyOne, type AudioTrack, type Circumstances, type Feed, type FeedState } from '../feed.ts';
import { failureIn, firstOf } from '../first-of.ts';
import { isLivePosition } from '../live-scale.ts';
import { memoryHere } from '../memory.ts';
import { dashConfig } from './dash-config.ts';
import { dashFailure } from './dash-failure.ts';
import { watchLive, type DashLive } from './dash-live.ts';
import { watchTexts } from './dash-texts.ts';

export async function dashFeed(
  video: HTMLVideoElement,
  url: string,
  signal: AbortSignal,
  circumstances: Circumstances,
): Promise<Feed> {
  const { position, wishes } = circumstances;
  const store = createStore<FeedState>(() => onlyOne);
  const dash = MediaPlayer().create();
  dash.updateSettings(dashConfig(memoryHere()));
  const { events } = MediaPlayer;
  const chooseQuality = (id: string | null) => {
    dash.updateSettings({ streaming: { abr: AUTO(id === null) } });
    if (id !== null) dash.setRepresentationForTypeById('video', id);
    store.setState({ chosenQuality: id });
  };
  const chooseAudio = (id: string) => {
    const track = dash.getTracksFor('audio').find((one) => audioId(one) === id);
    if (track !== undefined) dash.setCurrentTrack(track);
  };

  dash.on(events.STREAM_INITIALIZED, () => {
    const qualities = qualitiesOf(dash);
    const tracks = dash.getTracksFor('audio').map(audioTrackOf);
    const quality = qualityFor(qualities, wishes.height);
    const audio = audioFor(tracks, wishes.language);
    const current = dash.getCurrentTrackFor('audio');
    store.setState({
      qualities: inOrder(qualities),
      audioTracks: tracks.length > 1 ? tracks : [],
      audioTrack: current === null ? null : audioId(current),
    });
    if (quality !== null) chooseQuality(quality.id);
    if (audio !== null) chooseAudio(audio.id);
  });
  dash.on(events.QUALITY_CHANGE_RENDERED, ({ mediaType, newRepresentation }) => {
    if (mediaType === 'video') store.setState({ playedQuality: newRepresentation.id });
  });
  dash.on(events.TRACK_CHANGE_RENDERED, ({ mediaType, newMediaInfo }) => {
    if (mediaType === 'audio') store.setState({ audioTrack: audioId(newMediaInfo) });
  });
  dash.on(events.FRAGMENT_LOADING_COMPLETED, ({ response }) => {
    if (response instanceof ArrayBuffer && store.getState().failure === 'unreachable')
      store.setState({ failure: null });
  });
  dash.on(events.ERROR, ({ error }) => {
    const failure = dashFailure(typeof error === 'string' ? undefined : error.code);
    if (failure !== null) store.setState({ failure });
  });
  let live: DashLive | null = null;
  const zero = () => live?.zero() ?? 0;
  const fetchText = watchTexts(dash, store, zero);
  dash.on(events.MANIFEST_LOADED, ({ data }) => {
    live ??= watchLive(dash, video, data, store, circumstances);
  });
  // Seeks before its own first one would confuse it.
  const begun = new Promise<void>((resolve) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true, signal });
  });
  const at = position();
  // A live film begins at its end; the follower goes where the room is.
  if (at === 0 || isLivePosition(at)) dash.initialize(video, url, false);
  else dash.initialize(video, url, false, at);
  await firstOf(begun, failureIn(store), signal);

  return {
    element: video,
    scripted: true,
    zero,
    fetchText,
    store,
    chooseQuality,
    chooseAudio,
    stop() {
      live?.stop();
      dash.destroy();
      video.removeAttribute('src');
      video.load();
    },
  };
}

const AUTO = (video: boolean) => ({ autoSwitchBitrate: { video } });

const qualitiesOf = (dash: MediaPlayerClass) =>
  dash.getRepresentationsByType('video').map(({ id, height, bandwidth }) => ({
    id,
    height: height > 0 ? height : null,
    bitrate: bandwidth > 0 ? bandwidth : null,
  }));

type Track = ReturnType<MediaPlayerClass['getTracksFor']>[number];

const audioId = ({ index, id }: Track): string => String(index ?? id ?? '');

const audioTrackOf = (track: Track): AudioTrack => ({
  id: audioId(track),
  label: track.labels[0]?.text ?? '',
  language: track.lang === '' || track.lang === 'und' ? null : track.lang,
});
