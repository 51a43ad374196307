/**
 * Own looking: the element for YouTube looks at its player twenty times a second for as long as the page lives, even when
 * the film is long gone, and takes what comes in steps for seeks. Our player looks by itself, so that looking is ended.
 */

/** More turns than the element takes from telling that it is loaded to beginning to look. */
const TURNS = 12;

/** Ends every `setInterval` that is begun by code that waits in this turn of the page. Call before that code goes on. */
export async function endLooking(): Promise<void> {
  const original = globalThis.setInterval;
  const begun: ReturnType<typeof setInterval>[] = [];
  const caught = (...words: Parameters<typeof setInterval>): ReturnType<typeof setInterval> => {
    const timer = original(...words);
    begun.push(timer);
    return timer;
  };
  globalThis.setInterval = caught as typeof setInterval;
  // Only promises that wait already can come in between.
  for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
  globalThis.setInterval = original;
  for (const timer of begun) clearInterval(timer);
}
