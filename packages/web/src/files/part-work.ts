/** Part work: what a page and the worker that puts a file together say to each other. */
import type { PartProblem } from './part-store.ts';

export type PartOrder =
  | { readonly do: 'open'; readonly file: string; readonly bytes: number }
  | { readonly do: 'write'; readonly data: ArrayBuffer }
  | { readonly do: 'settle'; readonly question: number }
  | { readonly do: 'finish'; readonly question: number }
  | { readonly do: 'close' };

export type PartNews =
  | { readonly told: 'opened'; readonly size: number }
  | { readonly told: 'failed'; readonly why: PartProblem | 'noPlace' }
  | { readonly told: 'written'; readonly size: number }
  | { readonly told: 'settled'; readonly question: number; readonly size: number }
  | { readonly told: 'finished'; readonly question: number; readonly hash: string }
  | { readonly told: 'closed' };

/** In the browser's private file system. */
export const partFolder = 'received';
