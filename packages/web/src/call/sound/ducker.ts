/**
 * Ducker: takes the film's volume down while others speak, and brings it back. The film's sound stays with its element,
 * since what goes through an audio graph falls silent for films of other sites and comes later; so the volume is written
 * in steps, equal ones in decibels, too small to be heard as clicks. [CA51]
 */
import type { Runtime, Stop } from '@lockstep/core';
import type { Ducking } from '../call.ts';

export interface Ducker {
  readonly setSpeaking: (speaking: boolean) => void;
  readonly setDucking: (ducking: Ducking) => void;
  /** The film is not heard at all. */
  readonly setSilent: (silent: boolean) => void;
  /** The film has its own volume at once. */
  readonly stop: Stop;
}

export const usualDucking: Ducking = { on: true, decibels: 10 };
export const mostDecibels = 20;
/** Nobody hears a thousandth. */
const silentDecibels = 60;

const stepMs = 5;
/** However far it is; with the 40–80 ms in which speech is recognised, down within 200 ms. */
const downMs = 100;
/** With the 300 ms in which a pause is waited for, back within 1 s. */
const upMs = 500;

function gainOf(decibels: number): number {
  if (decibels === 0) return 1;
  return decibels === silentDecibels ? 0 : 10 ** (-decibels / 20);
}

/** `write`: so much of the film's volume is heard from now on. `isHeard`: while it is not, nobody hears a step. */
export function createDucker(
  runtime: Pick<Runtime, 'now' | 'every'>,
  write: (gain: number) => void,
  isHeard: () => boolean,
): Ducker {
  let ducking = usualDucking;
  let speaking = false;
  let silent = false;
  /** By how much it is quieter now. */
  let at = 0;
  let goal = 0;
  let stopGlide: Stop | null = null;

  const endGlide = (): void => {
    stopGlide?.();
    stopGlide = null;
  };
  const go = (): void => {
    const ducked = speaking && ducking.on ? Math.min(mostDecibels, Math.max(0, ducking.decibels)) : 0;
    const next = silent ? silentDecibels : ducked;
    if (next === goal) return;
    goal = next;
    endGlide();
    if (!isHeard()) {
      at = goal;
      write(gainOf(at));
      return;
    }
    const [from, began] = [at, runtime.now()];
    const duration = goal > from ? downMs : upMs;
    stopGlide = runtime.every(stepMs, () => {
      const share = Math.min(1, (runtime.now() - began) / duration);
      // A timer that came late makes up for it in two steps rather than in one.
      const wanted = from + (goal - from) * share;
      const most = (Math.abs(goal - from) / duration) * stepMs * 2;
      at += Math.min(most, Math.max(-most, wanted - at));
      if (share === 1 && Math.abs(goal - at) < 1e-9) {
        at = goal;
        endGlide();
      }
      write(gainOf(at));
    });
  };

  return {
    setSpeaking(now) {
      speaking = now;
      go();
    },
    setDucking(now) {
      ducking = now;
      go();
    },
    setSilent(now) {
      silent = now;
      go();
    },
    stop() {
      endGlide();
      if (at !== 0) write(1);
      at = 0;
      goal = 0;
    },
  };
}
