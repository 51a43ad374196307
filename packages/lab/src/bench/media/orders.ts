/** Orders: what the bench tells its processes, and how they answer. */
import type { Times } from './figures.ts';

/** Tell what you have used of the processor so far. */
export interface FilmServerOrder {
  readonly do: 'cost';
}

export type FilmServerAnswer =
  | { readonly done: 'started'; readonly port: number }
  | { readonly done: 'cost'; readonly cpuSec: number };

/** Where a counted film is. */
export interface FilmPlace {
  readonly port: number;
  readonly path: string;
  readonly bytes: number;
}

export type ReaderOrder =
  | { readonly do: 'whole'; readonly film: FilmPlace }
  | {
      readonly do: 'ranges';
      readonly film: FilmPlace;
      readonly readers: number;
      readonly rangeBytes: number;
      readonly seconds: number;
    };

/** What came of many readers. */
export interface RangesRead {
  readonly ranges: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly rangeMs: Times;
  readonly errors: number;
  /** The first of them, in words. */
  readonly trouble: string | null;
}

export type ReaderAnswer =
  | { readonly done: 'started' }
  | { readonly done: 'whole'; readonly ms: number }
  | ({ readonly done: 'ranges' } & RangesRead)
  | { readonly done: 'failed'; readonly why: string };
