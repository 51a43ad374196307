/** Page scripts as text: how the functions that run in pages get there. */
import { bendClock, bendWorkers, type ClockBend } from './bend-clock.ts';
import { startSampler } from './sampler.ts';

export const sampleEveryMs = 20;

/** The compiler that runs this project marks functions with their names by a helper that pages do not have. */
export const nameHelper = 'globalThis.__name ??= (named) => named;';

const call = (run: (...words: never[]) => void, word: unknown): string =>
  `${nameHelper}(${run.toString()})(${JSON.stringify(word)});\n`;

/** What to run in every new page before its own scripts. */
export function pagePrelude(bend: ClockBend): string {
  return call(startSampler, sampleEveryMs) + call(bendClock, bend) + call(bendWorkers, call(bendClock, bend));
}
