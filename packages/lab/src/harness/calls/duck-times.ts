/** Duck times: how soon a film has made room for a voice, and how soon it is back, from its volume over time. */
import { median } from '../analysis/figures.ts';

/** Time in ms, volume from 0 to 1. */
export type Level = readonly [at: number, volume: number];

/** Somebody spoke from then to then, on the clock of the levels. */
export interface Speech {
  readonly from: number;
  readonly to: number;
}

export interface DuckTime {
  /** From the first sound until the film is as quiet as it gets. */
  readonly downMs: number;
  /** From the last sound until it is as loud as before. */
  readonly upMs: number;
  readonly depthDb: number;
}

/** Nearer than this is there. */
const nearDb = 0.5;

/** null: it did not get quieter, or did not come back by the end of the levels. */
export function duckTime(levels: readonly Level[], speech: Speech): DuckTime | null {
  const full = levels.findLast(([at]) => at < speech.from)?.[1];
  const during = levels.filter(([at]) => at >= speech.from && at <= speech.to);
  if (full === undefined || during.length === 0) return null;
  const least = Math.min(...during.map(([, volume]) => volume));
  const depthDb = decibels(full, least);
  if (depthDb < 2 * nearDb) return null;
  const down = during.find(([, volume]) => decibels(volume, least) < nearDb);
  const up = levels.find(([at, volume]) => at >= speech.to && decibels(full, volume) < nearDb);
  if (down === undefined || up === undefined) return null;
  return { downMs: down[0] - speech.from, upMs: up[0] - speech.to, depthDb };
}

const decibels = (louder: number, softer: number): number =>
  20 * Math.log10(Math.max(louder, 1e-4) / Math.max(softer, 1e-4));

/** Stretches in which there was sound, those less than `gapMs` apart taken as one. */
export function speeches(heard: readonly Level[], threshold: number, gapMs: number): readonly Speech[] {
  const found: Speech[] = [];
  for (const [at, volume] of heard) {
    if (volume < threshold) continue;
    const last = found.at(-1);
    if (last !== undefined && at - last.to <= gapMs) found[found.length - 1] = { from: last.from, to: at };
    else found.push({ from: at, to: at });
  }
  return found;
}

/** So many samples together tell how high a tone is just then. */
const windowSamples = 8;

/**
 * The greatest step in the height of a tone within a block, as a share of the tone's height: 1 where it is cut off, 0.11 for a
 * step of 1 dB. A place where the tone skips and goes on as high as before has none, and what is between two blocks is not
 * judged: a film that is kept in step, and a page that is late, have those without anybody touching the volume.
 */
export function greatestStep(blocks: readonly (readonly number[])[], toneHz: number, rate: number): number {
  const turn = 2 * Math.sin((2 * Math.PI * toneHz) / rate);
  let height = 0;
  let greatest = 0;
  for (const block of blocks) {
    let before: number | null = null;
    for (let from = 1; from + windowSamples < block.length; from += windowSamples) {
      const heights = Array.from({ length: windowSamples }, (_, at) =>
        Math.hypot(block[from + at] ?? 0, ((block[from + at + 1] ?? 0) - (block[from + at - 1] ?? 0)) / turn),
      );
      // Where it skips, two samples tell nothing of its height.
      const now = median(heights) ?? 0;
      height = Math.max(height, now);
      if (before !== null) greatest = Math.max(greatest, Math.abs(now - before));
      before = now;
    }
  }
  return height === 0 ? 0 : greatest / height;
}
