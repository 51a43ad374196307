/** Open feed: chooses who feeds a film. */
import type { OpenFeed } from './feed.ts';
import { linkFeed } from './link-feed.ts';
import { plainFeed } from './plain-feed.ts';

export const openFeed: OpenFeed = (video, source, signal, circumstances) => {
  if (source.kind === 'link') return linkFeed(video, source.url, signal, circumstances);
  return Promise.resolve(plainFeed(video, source.url));
};
