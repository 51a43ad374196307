/**
 * Service worker, from the page's side: registers the one that keeps the shell for times without a network, and knows
 * when a newer version of the app waits. It never takes over by itself: a film may be running.
 */
import { createStore } from 'zustand/vanilla';
import { below, ours } from '../../base.ts';

export interface NewVersion {
  readonly ready: boolean;
}

export const newVersion = createStore<NewVersion>(() => ({ ready: false }));

const LOOK_EVERY_MS = 3_600_000;
const ELSEWHERE_MS = 1000;
const IN_ROOM_MS = 12_000;

let waiting: ServiceWorker | null = null;
/** This page asked for the new version, and is loaded again once it rules. */
let asked = false;

/** Call once. Does nothing where the browser has none (plain http on a home network, say). */
export function startServiceWorker(): void {
  // Missing in insecure contexts, though the types promise it.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (!import.meta.env.PROD || container === undefined) return;
  const hadOne = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // Another tab took the new version: the parts of this one that are not loaded yet are gone.
    else if (hadOne) newVersion.setState({ ready: true });
  });
  const register = (): void => {
    container
      .register(below('/sw.js'), { scope: below('/') })
      .then(watch)
      // Without it everything works but opening the app offline.
      .catch(() => undefined);
  };
  // The film and the room come first: on a narrow line what is kept for later would take it from them.
  const laterMs = (ours(location.pathname) ?? '').startsWith('/r/') ? IN_ROOM_MS : ELSEWHERE_MS;
  if (document.readyState === 'complete') setTimeout(register, laterMs);
  else addEventListener('load', () => setTimeout(register, laterMs));
}

function watch(registration: ServiceWorkerRegistration): void {
  const tell = (worker: ServiceWorker | null): void => {
    if (worker === null || navigator.serviceWorker.controller === null) return;
    waiting = worker;
    newVersion.setState({ ready: true });
  };
  tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') tell(registration.waiting);
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
}

/** The person wants the new version now. */
export function takeNewVersion(): void {
  asked = true;
  if (waiting === null) location.reload();
  else waiting.postMessage('take over');
}
