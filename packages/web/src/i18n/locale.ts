/** The language of the page: set at start, changed without a reload so that a film goes on playing. */
import { useSyncExternalStore } from 'react';
import { getLocale, setLocale } from '../paraglide/runtime.js';
import { recall, remember } from '../device/storage.ts';
import { chooseLocale, type Locale } from './choose-locale.ts';

const KEY = 'lockstep.language';
const listeners = new Set<() => void>();

/** Call once before the first render. */
export function startLocale(): void {
  apply(chooseLocale(recall(KEY), navigator.languages));
}

/** Switches and remembers. */
export function changeLocale(locale: Locale): void {
  remember(KEY, locale);
  apply(locale);
  for (const listener of listeners) listener();
}

/** The language now. A component wrapped in `memo` must use this, or it keeps its old texts after a switch. */
export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, getLocale);
}

function apply(locale: Locale): void {
  void setLocale(locale, { reload: false });
  document.documentElement.lang = locale;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
