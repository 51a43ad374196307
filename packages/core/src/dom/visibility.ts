/** Visibility: what the page tells about itself: seen or not, frozen, on the network, closing. */
import type { Stop } from '../runtime/runtime.ts';
import type { MediaElement } from './media-element.ts';

export interface PageNews {
  /** Now, and at each change. */
  visible?(visible: boolean): void;
  /** The page had been stopped altogether (frozen tab, kept for the back button) and goes on: check the clock first. */
  resumed?(): void;
  online?(): void;
  offline?(): void;
  /** The page goes away; `kept`: it may come back by the back button. */
  leaving?(kept: boolean): void;
}

export function watchPage(news: PageNews): Stop {
  const listening = new AbortController();
  const { signal } = listening;
  const tellVisible = (): void => news.visible?.(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tellVisible, { signal });
  document.addEventListener('resume', () => news.resumed?.(), { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && news.resumed?.(), { signal });
  window.addEventListener('pagehide', ({ persisted }) => news.leaving?.(persisted), { signal });
  window.addEventListener('online', () => news.online?.(), { signal });
  window.addEventListener('offline', () => news.offline?.(), { signal });
  tellVisible();
  return () => listening.abort();
}

/**
 * Whether the platform stops films of its own accord just now: an element that was taken off the page, and phones and
 * tablets whose page is not seen. On a computer a hidden page goes on, so a pause there is the person's. [PL2]
 */
export function isPutAway(element: Pick<MediaElement, 'isConnected'>): boolean {
  if (!element.isConnected) return true;
  return document.visibilityState === 'hidden' && !matchMedia('(any-hover: hover)').matches;
}
