/** Trials: things shown on this page alone, to see how they look; only the buttons of a debug page ask for them. */
import type { Stop } from '@lockstep/core';

/** What is to be shown. */
export interface Trial {
  readonly kind: 'notice';
  readonly text: string;
}

const listeners = new Set<(trial: Trial) => void>();

export function tryOut(trial: Trial): void {
  for (const listener of listeners) listener(trial);
}

export function onTrial(listener: (trial: Trial) => void): Stop {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
