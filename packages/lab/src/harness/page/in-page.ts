/** Page scripts as text: how the functions that run in pages get there. */
import { bendClock, bendWorkers, type ClockBend } from './bend-clock.ts';
import { startSampler } from './sampler.ts';

export const sampleEveryMs = 20;

/** The compiler that runs this project marks functions with their names by a helper that pages do not have. */
export const nameHelper = 'globalThis.__name ??= (named) => named;';

const call = (run: (...words: never[]) => void, word: unknown): string =>
  `${nameHelper}(${run.toString()})(${JSON.stringify(word)});\n`;

/** What to run in every new page before its own scripts, so that the lab and the page can be told a time. */
export const clockPrelude = (bend: ClockBend): string =>
  call(bendClock, bend) + call(bendWorkers, call(bendClock, bend));

/** The same, and what notes where the film is. @param frames every picture too: the page then draws at the screen's pace */
export const pagePrelude = (bend: ClockBend, frames = false): string =>
  call(startSampler, { everyMs: sampleEveryMs, frames }) + clockPrelude(bend);
