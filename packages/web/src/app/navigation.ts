/** Navigation over the browser's history: plain links of ours change the page without loading it anew. */
import type { Stop } from '@lockstep/core';
import { useSyncExternalStore } from 'react';
import { below, ours } from '../base.ts';
import { afterBack } from '../ui/use-back.ts';

const listeners = new Set<() => void>();

/** Goes to a path of this app; the back button leads back. */
export function navigate(path: string): void {
  afterBack(() => {
    if (path === here()) return;
    history.pushState(null, '', below(path));
    window.scrollTo(0, 0);
    tell();
  });
}

/** The path shown now, as if the app were at the root. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, here);
}

/** What lies outside of where we are served is no page of ours, whatever it looks like. */
const here = (): string => ours(location.pathname) ?? '//';

/** Takes over plain clicks on links to pages of this app; new tabs, downloads and other sites stay the browser's. */
export function followLinks(): Stop {
  const onClick = (event: MouseEvent) => {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!plain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
    if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    const path = ours(link.pathname);
    if (path === null || (path !== '/' && path !== '/calibrate' && !path.startsWith('/r/'))) return;
    event.preventDefault();
    navigate(path);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

function subscribe(listener: () => void): Stop {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}
