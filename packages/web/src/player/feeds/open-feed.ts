/** Open feed: chooses who feeds a film. */
import type { OpenFeed } from './feed.ts';
import { linkFeed } from './link-feed.ts';
import { ownFeed } from './own/own-feed.ts';

export const openFeed: OpenFeed = async (video, source, signal, circumstances) => {
  switch (source.kind) {
    case 'embed':
      return (await import('./embeds/embed-feed.ts')).embedFeed(video, source, signal, circumstances);
    case 'link':
      return linkFeed(video, source.url, signal, circumstances);
    case 'file':
      return ownFeed(video, source, signal, circumstances);
  }
};
