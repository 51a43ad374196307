/** Open feed: chooses who feeds a film. */
import type { OpenFeed } from './feed.ts';
import { plainFeed } from './plain-feed.ts';

export const openFeed: OpenFeed = async (video, source, signal) => {
  if (source.kind === 'embed')
    return (await import('./embeds/embed-feed.ts')).embedFeed(video, source, signal);
  return plainFeed(video, source.url);
};
