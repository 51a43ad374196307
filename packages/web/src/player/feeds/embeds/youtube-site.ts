/** YouTube site: a film of YouTube by its custom element. What its codes mean is known here. */
import type { PlayerFailure } from '@lockstep/core';
import type { EmbedDriver, EmbedState } from '@lockstep/core/dom';
import YoutubeVideoElement from 'youtube-video-element';
import { addressOf, type EmbedLink } from '../../embed-link.ts';
import { endLooking } from './own-looking.ts';
import { openingOf, type Site } from './site.ts';
import { loadYoutubeScript } from './youtube-script.ts';

/** As much of https://developers.google.com/youtube/iframe_api_reference as is used beside the element. */
interface YoutubeApi {
  getPlayerState?: () => number;
  getVideoData?: () => { readonly title?: string };
  getVideoLoadedFraction?: () => number;
  playVideo?: () => void;
  pauseVideo?: () => void;
  seekTo?: (seconds: number, ahead: boolean) => void;
  setPlaybackRate?: (rate: number) => void;
  /** Whole hundredths. */
  setVolume?: (volume: number) => void;
  mute?: () => void;
  unMute?: () => void;
}

type Element = YoutubeVideoElement & { readonly api: YoutubeApi | null };

const ORIGINS = ['https://www.youtube.com', 'https://www.youtube-nocookie.com'];
const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

export async function openYoutube(
  link: EmbedLink,
  place: (element: HTMLElement) => void,
  signal: AbortSignal,
): Promise<Site> {
  await loadYoutubeScript(signal);
  const element = new YoutubeVideoElement() as Element;
  // Without a referrer it shows no film; a room's address stays here all the same.
  element.config = { referrerpolicy: 'strict-origin', disablekb: 1, fs: 0, origin: location.origin };
  element.playsInline = true;
  // Muted from the first moment on, so that it may begin.
  element.defaultMuted = true;
  try {
    await openingOf(ORIGINS, signal, (ready, refuse) => {
      element.addEventListener('loadcomplete', () => {
        void endLooking();
        ready();
      });
      element.addEventListener('error', () => refuse(failureOf(element.error?.code)));
      element.src = addressOf(link);
      place(element);
    });
  } catch (error) {
    element.remove();
    throw error;
  }
  return {
    element,
    driver: drive(element),
    title: () => Promise.resolve(element.api?.getVideoData?.().title ?? null),
    onFailure(failed) {
      element.addEventListener('error', () => failed(failureOf(element.error?.code)));
    },
    stop() {
      element.removeAttribute('src');
      element.remove();
    },
  };
}

/** No such film, or a private one; or it cannot be played. Others: not outside of YouTube, or not in this country. */
const FAILURES: ReadonlyMap<number | undefined, PlayerFailure> = new Map([
  [2, 'siteHasNone'],
  [5, 'damaged'],
  [100, 'siteHasNone'],
]);

const failureOf = (code: number | undefined): PlayerFailure => FAILURES.get(code) ?? 'siteKeeps';

const STATES: ReadonlyMap<number | undefined, EmbedState> = new Map([
  [0, 'ended'],
  [1, 'playing'],
  [2, 'paused'],
  [3, 'buffering'],
]);

function drive(element: Element): EmbedDriver {
  const length = (): number | null => {
    const { duration } = element;
    return Number.isFinite(duration) && duration > 0 ? duration : null;
  };
  return {
    state: () => STATES.get(element.api?.getPlayerState?.()) ?? 'unstarted',
    position: () => element.currentTime,
    duration: length,
    fetchedTo: () => (element.api?.getVideoLoadedFraction?.() ?? 0) * (length() ?? 0),
    rates: RATES,
    // Past the element: its own promise waits for ever where the platform refuses, and after a seek it pauses by itself.
    play: () => element.api?.playVideo?.(),
    pause: () => element.api?.pauseVideo?.(),
    seek: (to) => element.api?.seekTo?.(to, true),
    // The element writes nothing that equals what it was last told, which may be of before.
    setRate: (rate) => element.api?.setPlaybackRate?.(rate),
    setVolume: (volume) => element.api?.setVolume?.(Math.round(volume * 100)),
    setMuted: (muted) => (muted ? element.api?.mute?.() : element.api?.unMute?.()),
    listen(changed) {
      const types = ['playing', 'pause', 'ended', 'timeupdate', 'ratechange'];
      for (const type of types) element.addEventListener(type, changed);
      return () => {
        for (const type of types) element.removeEventListener(type, changed);
      };
    },
  };
}
