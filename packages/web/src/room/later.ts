/** Later: what nobody needs in a room's first moments is loaded when they are over, and does not stand in the way of the film. */
import type { Runtime, Stop } from '@lockstep/core';

/** The film is there, and the clock is known. */
const SETTLED_MS = 5000;

/** Calls `start` with what was loaded. Where it cannot be loaded, the room does without. */
export function later<Part>(
  runtime: Pick<Runtime, 'after'>,
  load: () => Promise<Part>,
  start: (part: Part) => Stop,
): Stop {
  let isOver = false;
  let stop: Stop = runtime.after(SETTLED_MS, () => {
    load().then(
      (part) => {
        if (!isOver) stop = start(part);
      },
      () => undefined,
    );
  });
  return () => {
    isOver = true;
    stop();
  };
}
