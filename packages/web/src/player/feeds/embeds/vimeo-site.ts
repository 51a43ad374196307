/** Vimeo site: a film of Vimeo by its custom element. What its errors mean is known here. */
import type { PlayerFailure } from '@lockstep/core';
import type { EmbedDriver, EmbedState } from '@lockstep/core/dom';
import VimeoVideoElement from 'vimeo-video-element';
import { addressOf, type EmbedLink } from '../../embed-link.ts';
import { openingOf, type Site } from './site.ts';

interface VimeoError {
  readonly name?: string;
}

/** As much of https://developer.vimeo.com/player/sdk/reference as is used beside the element. */
interface VimeoApi {
  readonly ready: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly getVideoTitle: () => Promise<string>;
  readonly on: (type: 'error', listener: (error: VimeoError) => void) => void;
}

type Element = VimeoVideoElement & { readonly api: VimeoApi | null };

const ORIGINS = ['https://player.vimeo.com'];
const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

export async function openVimeo(
  link: EmbedLink,
  place: (element: HTMLElement) => void,
  signal: AbortSignal,
): Promise<Site> {
  const element = new VimeoVideoElement() as Element;
  element.config = {
    // Its owner may allow some sites only; a room's address stays here all the same.
    referrerpolicy: 'strict-origin',
    dnt: true,
    autopause: false,
    keyboard: false,
    pip: false,
    title: false,
    byline: false,
    portrait: false,
  };
  element.playsInline = true;
  // Muted from the first moment on, so that it may begin.
  element.defaultMuted = true;
  try {
    await openingOf(ORIGINS, signal, (ready, refuse) => {
      element.addEventListener('loadcomplete', ready);
      // Its player is there as soon as it has begun to load.
      element.addEventListener('loadstart', () =>
        queueMicrotask(() => {
          element.api?.ready().catch((error: VimeoError) => refuse(failureOf(error.name)));
          element.api?.on('error', ({ name }) => refuse(failureOf(name)));
        }),
      );
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
    title: async () => (await element.api?.getVideoTitle().catch(() => null)) ?? null,
    onFailure(failed) {
      element.api?.on('error', ({ name }) => {
        if (name !== undefined && FATAL.has(name)) failed(failureOf(name));
      });
    },
    stop: () => element.remove(),
  };
}

/** Others are answers to what was asked, like a refusal to play. */
const FATAL = new Set(['NotFoundError', 'PrivacyError', 'PasswordError', 'UnsupportedError']);

const FAILURES: ReadonlyMap<string | undefined, PlayerFailure> = new Map([
  ['NotFoundError', 'siteHasNone'],
  ['UnsupportedError', 'damaged'],
]);

const failureOf = (name: string | undefined): PlayerFailure => FAILURES.get(name) ?? 'siteKeeps';

function drive(element: Element): EmbedDriver {
  let state: EmbedState = 'unstarted';
  const listeners = new Set<() => void>();
  const hear = (type: string, next: () => EmbedState): void =>
    element.addEventListener(type, () => {
      state = next();
      for (const listener of listeners) listener();
    });
  hear('playing', () => 'playing');
  hear('waiting', () => 'buffering');
  hear('pause', () => 'paused');
  hear('ended', () => 'ended');
  hear('seeked', () => (state === 'ended' ? 'paused' : state));
  // Sent by a film that moves only; its end comes with one as well.
  let told = element.currentTime;
  hear('timeupdate', () => {
    const moves = !element.paused && !element.seeking && element.currentTime > told;
    told = element.currentTime;
    return state === 'buffering' && moves ? 'playing' : state;
  });
  return {
    state: () => state,
    position: () => element.currentTime,
    duration: () => (Number.isFinite(element.duration) && element.duration > 0 ? element.duration : null),
    fetchedTo: () => {
      const { buffered } = element;
      return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1);
    },
    rates: RATES,
    // What it refuses shows by the film that does not come.
    play: () => void element.play().catch(() => undefined),
    pause: () => void element.api?.pause().catch(() => undefined),
    seek(to) {
      element.currentTime = to;
    },
    setRate(rate) {
      element.playbackRate = rate;
    },
    setVolume(volume) {
      element.volume = Math.round(volume * 100) / 100;
    },
    setMuted(muted) {
      element.muted = muted;
    },
    listen(changed) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
}
