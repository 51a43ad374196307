/**
 * Link feed: opens what is behind an address. A name that looks like a film goes to the element at once; when the element
 * refuses it, it is looked at, and fed as what it is. Rules MD3–MD7.
 */
import { createStore } from 'zustand/vanilla';
import { onlyOne, type Circumstances, type Feed, type FeedState } from './feed.ts';
import { asksFirst, planAfter, type Abilities, type LinkPlan } from './link-plan.ts';
import { lookInto } from './look-into.ts';
import { plainFeed } from './plain-feed.ts';

export async function linkFeed(
  video: HTMLVideoElement,
  url: string,
  signal: AbortSignal,
  circumstances: Circumstances,
): Promise<Feed> {
  const open = (plan: LinkPlan) => openPlanned(video, url, plan, signal, circumstances);
  const ask = async (refused: boolean): Promise<LinkPlan> =>
    planAfter(url, await lookInto(url, signal), abilitiesOf(video), refused);
  if (asksFirst(url)) return open(await ask(false));
  return plainUntilRefused(video, url, () => ask(true), open);
}

function abilitiesOf(video: HTMLVideoElement): Abilities {
  return {
    mediaSource: 'MediaSource' in globalThis || 'ManagedMediaSource' in globalThis,
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  };
}

/** Each is loaded when first needed. */
async function openPlanned(
  video: HTMLVideoElement,
  url: string,
  plan: LinkPlan,
  signal: AbortSignal,
  circumstances: Circumstances,
): Promise<Feed> {
  if ('failure' in plan) return failedFeed(video, plan.failure);
  switch (plan.feeder) {
    case 'plain':
      return plainFeed(video, url);
    case 'hls':
      return (await import('./hls/hls-feed.ts')).hlsFeed(video, url, plan.list, signal, circumstances);
    case 'dash':
      return (await import('./dash/dash-feed.ts')).dashFeed(video, url, signal, circumstances);
  }
}

/** Nothing is opened; why is known already. */
const failedFeed = (video: HTMLVideoElement, failure: FeedState['failure']): Feed => ({
  element: video,
  store: createStore<FeedState>(() => ({ ...onlyOne, failure })),
  chooseQuality: () => undefined,
  chooseAudio: () => undefined,
  stop: () => undefined,
});

function plainUntilRefused(
  video: HTMLVideoElement,
  url: string,
  ask: () => Promise<LinkPlan>,
  open: (plan: LinkPlan) => Promise<Feed>,
): Feed {
  const store = createStore<FeedState>(() => onlyOne);
  const listening = new AbortController();
  let inner: Feed = plainFeed(video, url);

  const lookAgain = async () => {
    const plan = await ask();
    if (listening.signal.aborted) return;
    if ('failure' in plan) {
      // Now the player may hear what the element said; where more is known, that is told after it.
      video.dispatchEvent(new Event('error'));
      if (plan.failure !== null) store.setState({ failure: plan.failure });
      return;
    }
    const opened = await open(plan);
    if (listening.signal.aborted) return opened.stop();
    inner = opened;
    store.setState(opened.store.getState());
    opened.store.subscribe((state) => store.setState(state));
  };

  // Before any player listens: what can still be mended is no failure. Once the film is open it is one.
  video.addEventListener(
    'error',
    (event) => {
      if (video.readyState > 0 || inner.scripted === true || !event.isTrusted) return;
      event.stopImmediatePropagation();
      void lookAgain();
    },
    // Whoever catches is asked before all who only listen.
    { capture: true, signal: listening.signal },
  );
  return {
    element: video,
    // It may yet become one.
    scripted: true,
    zero: () => inner.zero?.() ?? 0,
    duration: () => inner.duration?.() ?? null,
    store,
    chooseQuality: (id) => inner.chooseQuality(id),
    chooseAudio: (id) => inner.chooseAudio(id),
    fetchText: (id) => inner.fetchText?.(id),
    stop() {
      listening.abort();
      inner.stop();
    },
  };
}
