/** Plain feed: the browser fetches and reads the film by itself. */
import { createStore } from 'zustand/vanilla';
import { onlyOne, type Feed } from './feed.ts';

export function plainFeed(video: HTMLVideoElement, url: string): Feed {
  video.src = url;
  return {
    element: video,
    store: createStore(() => onlyOne),
    chooseQuality: () => undefined,
    chooseAudio: () => undefined,
    stop() {
      video.removeAttribute('src');
      video.load();
    },
  };
}
