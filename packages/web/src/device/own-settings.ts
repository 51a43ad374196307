/** Own settings: what this person has chosen on this device, kept for the next visit. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.settings';

export interface OwnSettings {
  /** Loudness (0–1) that every visit begins with; null: as it was left. */
  readonly startVolume: number | null;
  /** Seconds fetched and the rate of fetching, over the film. */
  readonly speedOverlay: boolean;
  /** Who did what, over the film. */
  readonly notices: boolean;
  /** Gaps of my film up to so many seconds are left alone; 0: none. */
  readonly tolerance: Tolerance;
}

export const TOLERANCES = [0, 0.5, 2] as const;
export type Tolerance = (typeof TOLERANCES)[number];

export const FIRST_SETTINGS: OwnSettings = {
  startVolume: null,
  speedOverlay: false,
  notices: true,
  tolerance: 0,
};

/** What was stored may be from another version or touched by hand. */
export function settingsFromText(text: string | null): OwnSettings {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return FIRST_SETTINGS;
    const kept = (name: keyof OwnSettings): unknown => Object.getOwnPropertyDescriptor(stored, name)?.value;
    const flag = (name: 'speedOverlay' | 'notices'): boolean => {
      const value = kept(name);
      return typeof value === 'boolean' ? value : FIRST_SETTINGS[name];
    };
    const volume = kept('startVolume');
    return {
      startVolume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : null,
      speedOverlay: flag('speedOverlay'),
      notices: flag('notices'),
      tolerance: TOLERANCES.find((one) => one === kept('tolerance')) ?? FIRST_SETTINGS.tolerance,
    };
  } catch {
    return FIRST_SETTINGS;
  }
}

const store = createStore<OwnSettings>(() => settingsFromText(recall(KEY)));

export const ownSettings = (): OwnSettings => store.getState();

export const watchSettings = (changed: (settings: OwnSettings) => void): (() => void) =>
  store.subscribe(changed);

/** Changes and remembers. */
export function changeSettings(change: Partial<OwnSettings>): void {
  store.setState(change);
  remember(KEY, JSON.stringify(store.getState()));
}

export function useOwnSettings<Part>(select: (settings: OwnSettings) => Part): Part {
  return useStore(store, select);
}
