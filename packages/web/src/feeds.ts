/** Feeds: what plays films, without a room around it, for the trial of all kinds of film files in the lab. */
export { openFeed } from './player/feeds/open-feed.ts';
export type { Feed, FeedState } from './player/feeds/feed.ts';
