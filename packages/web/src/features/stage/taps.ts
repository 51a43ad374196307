/**
 * Taps: what presses on the picture mean. A click waits for a second one, so that going fullscreen does not pause and play
 * the film for everybody. A tap acts at once, on what only this person sees; quick taps at one side move the film. [ST10]
 */
import type { Runtime, Stop } from '@lockstep/core';

/** Two presses within this are one double press. */
const DOUBLE_MS = 260;
/** Each quick tap at a side, from the second on. */
const STEP_SEC = 10;
/** A side is so much of the picture. */
const SIDE = 1 / 3;

export interface TapDeeds {
  /** One click of the mouse. */
  readonly click: () => void;
  readonly doubleClick: () => void;
  /** One tap of a finger. */
  readonly tap: () => void;
  /** Moves by `seconds`; `gathered` is all of this series. */
  readonly skip: (seconds: number, gathered: number) => void;
  /** The series is over. */
  readonly skipped: () => void;
}

export interface Taps {
  readonly mouse: () => void;
  /** `place`: from 0 at the left edge to 1 at the right. */
  readonly touch: (place: number) => void;
  stop: Stop;
}

export function createTaps(runtime: Pick<Runtime, 'after' | 'now'>, deeds: TapDeeds): Taps {
  let cancelClick: Stop | null = null;
  let cancelSeries: Stop = () => {};
  let last: { readonly at: number; readonly side: -1 | 0 | 1 } | null = null;
  let gathered = 0;

  const endSeries = () => {
    last = null;
    if (gathered !== 0) deeds.skipped();
    gathered = 0;
  };

  return {
    mouse() {
      if (cancelClick !== null) {
        cancelClick();
        cancelClick = null;
        deeds.doubleClick();
        return;
      }
      cancelClick = runtime.after(DOUBLE_MS, () => {
        cancelClick = null;
        deeds.click();
      });
    },
    touch(place) {
      const side = place < SIDE ? -1 : place > 1 - SIDE ? 1 : 0;
      const now = runtime.now();
      const quick = last !== null && last.side === side && now - last.at <= 2 * DOUBLE_MS;
      // The first two taps must be a double tap; those after it may take their time.
      const goesOn = quick && side !== 0 && (gathered !== 0 || now - (last?.at ?? 0) <= DOUBLE_MS);
      cancelSeries();
      if (!goesOn) {
        endSeries();
        deeds.tap();
      } else {
        gathered += side * STEP_SEC;
        deeds.skip(side * STEP_SEC, gathered);
      }
      last = { at: now, side };
      cancelSeries = runtime.after(2 * DOUBLE_MS, endSeries);
    },
    stop() {
      cancelClick?.();
      cancelClick = null;
      cancelSeries();
    },
  };
}
