/** Duck times: how soon a film has made room for a voice, and how soon it is back, from its volume over time. */

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

/** Where the page is late, the old recorder begins a block with one or two quanta (128 samples each) of another moment. */
const unsureSamples = 256;

/**
 * How sharp the sharpest edge in a recorded tone is, as a share of the tone's height: what its curve bends more than the tone
 * itself does. A tone that is cut off at its height has 1.
 * @param blocks as the recorder gave them; their first samples are not judged, nor what is between two of them
 */
export function sharpestEdge(blocks: readonly (readonly number[])[], toneHz: number, rate: number): number {
  const bend = 2 * Math.cos((2 * Math.PI * toneHz) / rate);
  let height = 0;
  let sharpest = 0;
  for (const block of blocks) {
    for (let at = unsureSamples + 2; at < block.length; at += 1) {
      const sample = block[at] ?? 0;
      height = Math.max(height, Math.abs(sample));
      // A steady tone follows from its last two samples.
      const expected = bend * (block[at - 1] ?? 0) - (block[at - 2] ?? 0);
      sharpest = Math.max(sharpest, Math.abs(sample - expected));
    }
  }
  return height === 0 ? 0 : sharpest / height;
}
