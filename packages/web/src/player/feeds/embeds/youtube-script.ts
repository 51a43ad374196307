/** YouTube script: the site's own script, fetched when its first film is opened, and anew after it could not be had. */
import type { Stop } from '@lockstep/core';
import { openingOf } from './site.ts';

const SCRIPT = 'https://www.youtube.com/iframe_api';

declare global {
  interface Window {
    YT?: { readonly Player?: unknown };
    onYouTubeIframeAPIReady?: () => void;
  }
}

/** The element would fetch it too, but never again once that has failed. */
export async function loadYoutubeScript(signal: AbortSignal): Promise<void> {
  if (window.YT?.Player !== undefined) return;
  let undo: Stop = () => undefined;
  try {
    await openingOf([new URL(SCRIPT).origin], signal, (ready, refuse) => {
      const script = document.createElement('script');
      script.src = SCRIPT;
      window.onYouTubeIframeAPIReady = ready;
      script.addEventListener('error', () => refuse('siteAway'));
      undo = () => {
        script.remove();
        delete window.YT;
      };
      document.head.append(script);
    });
  } catch (error) {
    undo();
    throw error;
  }
}
