/** First of: waits for what comes first; the film may be changed meanwhile. */
import type { StoreApi } from 'zustand/vanilla';
import type { FeedState } from './feed.ts';

export async function firstOf(a: Promise<void>, b: Promise<void>, signal: AbortSignal): Promise<void> {
  const left = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([a, b, left]);
}

/** Answers when the feed has failed. */
export const failureIn = (store: StoreApi<FeedState>): Promise<void> =>
  new Promise((resolve) => {
    store.subscribe(({ failure }) => {
      if (failure !== null) resolve();
    });
  });
