/** Open feed: chooses who feeds a film. */
import type { OpenFeed } from './feed.ts';
import { plainFeed } from './plain-feed.ts';

export const openFeed: OpenFeed = (video, source) => Promise.resolve(plainFeed(video, source.url));
