/** Part store: the port to where files are put while they come, piece by piece, and where they wait to be saved. */
import type { Result } from '@lockstep/core';

export type PartProblem =
  /** The disk has no room for it. */
  | 'noSpace'
  /** This browser can hold it only in memory, and it is too big for that. */
  | 'tooBig'
  /** Another page has it open. */
  | 'elsewhere';

export interface PartEars {
  /** So many bytes are in their place. */
  readonly written: (bytes: number) => void;
  /** Nothing more can be written. */
  readonly failed: (why: PartProblem) => void;
}

/** A file that is being put together; the hash is taken as it comes. */
export interface Part {
  /** Bytes in their place. */
  readonly size: () => number;
  /** One after the other; takes the buffer away from the caller. */
  readonly write: (data: ArrayBuffer) => void;
  /** When all that was given has been written: the size. */
  readonly settled: () => Promise<number>;
  /** SHA-256 of the whole, in hex. */
  readonly finish: () => Promise<string>;
  /** What has come stays. */
  readonly close: () => void;
}

export interface PartStore {
  /** Opens `file`, with what is there of it, or makes it; room for `bytes` is looked for. */
  readonly open: (file: string, bytes: number, ears: PartEars) => Promise<Result<Part, PartProblem>>;
  /** A file that was put together; null: it is not there. */
  readonly read: (file: string, name: string) => Promise<File | null>;
  readonly remove: (file: string) => Promise<void>;
  /** Removes all that are not among these. */
  readonly keepOnly: (files: ReadonlySet<string>) => Promise<void>;
}
