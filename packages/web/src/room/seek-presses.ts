/**
 * Seek presses: many small presses (a key held down, a button hit quickly) become few seeks. The target moves with every
 * press and is shown at once; the room is asked when the key is let go, and never twice within `PAUSE_MS`.
 */
import { clampPosition, mediaSec, type MediaSec, type Runtime, type Stop } from '@lockstep/core';

/** Quick single presses closer than this are one seek. */
const PAUSE_MS = 250;

export interface SeekPresses {
  /** Moves the target by `seconds` from where it is, or from the film's position. */
  readonly press: (seconds: number) => void;
  /** The key or button is up again. */
  readonly release: () => void;
  /** Where the presses lead; null when nothing is pending. */
  readonly target: () => MediaSec | null;
  stop: Stop;
}

export interface SeekPressesOptions {
  readonly runtime: Pick<Runtime, 'now' | 'after'>;
  readonly position: () => MediaSec;
  readonly duration: () => MediaSec | null;
  readonly send: (to: MediaSec) => void;
  /** The target changed. */
  readonly onChange: () => void;
}

export function createSeekPresses({ runtime, ...film }: SeekPressesOptions): SeekPresses {
  let target: MediaSec | null = null;
  let held = false;
  let lastSent = Number.NEGATIVE_INFINITY;
  let cancel: Stop = () => {};

  const sendNow = () => {
    if (target === null || held) return;
    const to = target;
    target = null;
    lastSent = runtime.now();
    film.send(to);
    film.onChange();
  };

  return {
    press(seconds) {
      cancel();
      held = true;
      target = clampPosition(mediaSec((target ?? film.position()) + seconds), film.duration());
      film.onChange();
    },
    release() {
      if (!held) return;
      held = false;
      cancel();
      const wait = lastSent + PAUSE_MS - runtime.now();
      if (wait <= 0) sendNow();
      else cancel = runtime.after(wait, sendNow);
    },
    target: () => target,
    stop: () => cancel(),
  };
}
