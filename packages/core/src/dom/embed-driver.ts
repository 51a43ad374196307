/**
 * EmbedDriver: as much of another site's player in a frame as our player touches. Everything goes through messages, so
 * what it tells is some moments old, and what is asked of it is done some moments later.
 */
import type { Stop } from '../runtime/runtime.ts';

export type EmbedState = 'unstarted' | 'playing' | 'paused' | 'buffering' | 'ended';

export interface EmbedDriver {
  state(): EmbedState;
  /** In seconds, as last told. */
  position(): number;
  /** In seconds; null until known. */
  duration(): number | null;
  /** End of what is fetched, in seconds; 0 while that is not told. */
  fetchedTo(): number;
  /** The speeds it has, in rising order; never empty. */
  readonly rates: readonly number[];
  play(): void;
  pause(): void;
  /** In seconds. */
  seek(to: number): void;
  /** One of `rates`. */
  setRate(rate: number): void;
  /** 0–1. */
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  /** Told that something may be otherwise than before. */
  listen(changed: () => void): Stop;
}
