/**
 * Embed feed: a film of another site, shown by that site's player in a frame where the page's element would be. Loaded
 * with the first such film. See docs/spec/embeds.md.
 */
import { createEmbedPlayer } from '@lockstep/core/dom';
import { createStore } from 'zustand/vanilla';
import { embedOf, siteNames, type EmbedLink } from '../../embed-link.ts';
import { areSitesOff } from '../../sites-off.ts';
import { FeedRefusal, onlyOne, type Feed, type FeedState, type OpenFeed } from '../feed.ts';
import type { Site } from './site.ts';

export const embedFeed: OpenFeed = async (video, source, signal) => {
  const link = embedOf(source.url);
  if (link === null) throw new FeedRefusal('unsupported');
  if (areSitesOff()) throw new FeedRefusal('siteBarred');
  const site = await open(link, (element) => lay(element, video, link), signal);
  const { element, driver } = site;
  const store = createStore<FeedState>(() => onlyOne);
  let failed = false;
  site.onFailure((failure) => {
    failed = true;
    // What it says of it itself is not ours, and behind a card.
    site.stop();
    store.setState({ failure, touch: false });
  });
  const touch = (wanted: boolean): void => {
    if (failed) return;
    // Keys are ours again.
    if (!wanted && document.activeElement === element) {
      element.shadowRoot?.querySelector('iframe')?.blur();
      window.focus();
    }
    // Out of reach otherwise: whoever pressed there would play for himself alone. [EM16]
    element.inert = !wanted;
    store.setState({ touch: wanted });
  };
  video.hidden = true;
  const feed: Feed = {
    element: video,
    store,
    frame: {
      createPlayer(runtime) {
        const player = createEmbedPlayer({
          driver,
          runtime,
          mayBeHeard: () => navigator.userActivation?.hasBeenActive ?? true,
          onTouch: touch,
        });
        player.listen(({ type }) => {
          if (type === 'loaded') void site.title().then((title) => store.setState({ title }));
        });
        return player;
      },
      fetchedTo: () => driver.fetchedTo(),
    },
    chooseQuality: () => undefined,
    chooseAudio: () => undefined,
    stop() {
      site.stop();
      video.hidden = false;
    },
  };
  return feed;
};

async function open(
  link: EmbedLink,
  place: (element: HTMLElement) => void,
  signal: AbortSignal,
): Promise<Site> {
  switch (link.site) {
    case 'youtube': {
      const { openYoutube } = await import('./youtube-site.ts');
      return openYoutube(link, place, signal);
    }
    case 'vimeo': {
      const { openVimeo } = await import('./vimeo-site.ts');
      return openVimeo(link, place, signal);
    }
  }
}

/** Where the film is: the elements are small boxes in a line of text by themselves. */
function lay(element: HTMLElement, video: HTMLVideoElement, link: EmbedLink): void {
  Object.assign(element.style, {
    position: 'absolute',
    inset: '0',
    display: 'block',
    width: '100%',
    height: '100%',
    minWidth: '0',
    minHeight: '0',
    pointerEvents: 'auto',
  });
  element.inert = true;
  const name = (): void => {
    const frame = element.shadowRoot?.querySelector('iframe');
    if (frame !== null && frame !== undefined) frame.title = video.ariaLabel ?? siteNames[link.site];
  };
  element.addEventListener('loadcomplete', name);
  video.parentElement?.append(element);
}
