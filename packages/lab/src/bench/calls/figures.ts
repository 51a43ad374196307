/** Figures: what `npm run bench calls -- --json FILE` writes; each part its own. */
import { percentiles } from '../../harness/analysis/figures.ts';

export interface Middles {
  readonly p50: number;
  readonly p95: number;
}

/** How many people are in the call. */
export const sizes = [2, 4, 6] as const;
export type Size = `${(typeof sizes)[number]}`;

export interface DuckingFigures {
  /** From the first sound of a voice where the film plays until the film is as quiet as it gets. */
  readonly down: Middles | null;
  /** From its last sound until the film is as loud as before. */
  readonly up: Middles | null;
  /** As `down`, from the mouth: with the way of the voice. */
  readonly fromMouth: Middles | null;
  readonly depthDb: number;
  /** The sharpest edge in the film's tone, as a share of its height; cutting it off has 1. */
  readonly sharpestEdge: number;
  /** How often it was spoken, and how often the film did not follow. */
  readonly spoken: number;
  readonly missed: number;
}

export interface CallFigures {
  /** Tiles of others that move and sound, where there were fewest. */
  readonly liveTiles: Readonly<Record<Size, number>>;
  /** From the press on “Join the call” to the first picture of every tile, on all screens. */
  readonly setupMs: Middles | null;
  /** The same with direct ways blocked. */
  readonly turnSetupMs: Middles | null;
  /** How often not every picture came. */
  readonly setupNever: number;
  readonly turnSetupNever: number;
  readonly duckingMs: DuckingFigures;
}

export function middles(times: readonly number[]): Middles | null {
  const found = percentiles(times);
  return found === null ? null : { p50: Math.round(found.p50), p95: Math.round(found.p95) };
}
