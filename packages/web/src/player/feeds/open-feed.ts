/** Open feed: chooses who feeds a film. */
import type { OpenFeed } from './feed.ts';
import { ownFeed } from './own/own-feed.ts';
import { plainFeed } from './plain-feed.ts';

export const openFeed: OpenFeed = async (video, source, signal) => {
  switch (source.kind) {
    case 'link':
      return plainFeed(video, source.url);
    case 'file':
      return ownFeed(video, source, signal);
  }
};
