/** File ports: what sending and taking files need of the outside. Tests hand in others. */
import type { Runtime } from '@lockstep/core';
import type { FileLine, HeardWord } from './file-line.ts';
import type { OpenWire } from './file-wire.ts';
import type { PartStore } from './part-store.ts';
import type { Problem } from './transfer.ts';

/** Word from the other one of a transfer. */
export type HeardByOne = Extract<HeardWord, { readonly member: string }>;

export interface FilePorts {
  readonly runtime: Runtime;
  readonly line: FileLine;
  readonly openWire: OpenWire;
  readonly parts: PartStore;
  /** SHA-256 of the whole in hex; null: it cannot be read, or is not wanted any more. */
  readonly hashOf: (file: Blob, signal: AbortSignal) => Promise<string | null>;
  /** The text of what is here of files from others, kept between visits. */
  readonly recall: () => string | null;
  readonly remember: (text: string) => void;
  /** ms since 1970. */
  readonly today: () => number;
}

/** What either side of a transfer shows of itself. */
export interface Side {
  readonly hear: (heard: HeardByOne) => void;
  /** The server has no such page. */
  readonly gone: (page: string) => void;
  /** Ends it, and tells the other one. */
  readonly end: (why: Problem) => void;
  /** Once a second. */
  readonly tick: () => void;
  /** Lets go of everything, without a word. */
  readonly stop: () => void;
}
