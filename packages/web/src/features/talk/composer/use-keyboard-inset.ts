/** Keyboard inset: how much of the page's lower part a phone's virtual keyboard covers, where the page does not shrink for it. */
import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  const viewport = window.visualViewport;
  viewport?.addEventListener('resize', changed);
  viewport?.addEventListener('scroll', changed);
  return () => {
    viewport?.removeEventListener('resize', changed);
    viewport?.removeEventListener('scroll', changed);
  };
}

function inset(): number {
  const viewport = window.visualViewport;
  // Zoomed in, less is seen as well, and no keyboard is to blame.
  if (viewport === null || viewport.scale > 1.01) return 0;
  return Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop));
}

/** In px. */
export const useKeyboardInset = (): number => useSyncExternalStore(subscribe, inset);
