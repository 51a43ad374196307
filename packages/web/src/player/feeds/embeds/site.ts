/** Site: one site's player on this page: its frame, what drives it, and how opening it may end. */
import type { PlayerFailure, Stop } from '@lockstep/core';
import type { EmbedDriver } from '@lockstep/core/dom';
import { FeedRefusal } from '../feed.ts';

export interface Site {
  readonly element: HTMLElement;
  readonly driver: EmbedDriver;
  /** As the site calls the film; null: it does not tell. */
  readonly title: () => Promise<string | null>;
  /** Told when it fails after it was opened. */
  readonly onFailure: (failed: (code: PlayerFailure) => void) => void;
  /** Takes its frame off the page; nothing of the site goes on. */
  readonly stop: Stop;
}

/** A site that has said nothing for so long is not there. */
const PATIENCE_MS = 20_000;

/**
 * Waits for `ready`. Refuses when the page's policy keeps `origins` out, when nothing comes for 20 s, or when it is told
 * why by `refuse`.
 */
export function openingOf(
  origins: readonly string[],
  signal: AbortSignal,
  begin: (ready: () => void, refuse: (code: PlayerFailure) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const finish = (deed: () => void): void => {
      clearTimeout(timer);
      done.abort();
      deed();
    };
    const refuse = (code: PlayerFailure): void => finish(() => reject(new FeedRefusal(code)));
    const timer = setTimeout(() => refuse('siteAway'), PATIENCE_MS);
    const barred = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
      if (origins.some((origin) => blockedURI.startsWith(origin))) refuse('siteBarred');
    };
    document.addEventListener('securitypolicyviolation', barred, { signal: done.signal });
    signal.addEventListener('abort', () => refuse('siteAway'), { signal: done.signal });
    begin(() => finish(resolve), refuse);
  });
}
