/** File wire: the port for a direct line between two pages, for one file: what is sent comes in order, until the line is lost. */
import type { LineWord } from './file-line.ts';

export interface FileWire {
  readonly send: (data: Uint8Array<ArrayBuffer> | string) => void;
  /** Bytes that were sent and have not left this device. */
  readonly waiting: () => number;
  /** No message may be longer. */
  readonly mostBytes: number;
}

export interface WireEars {
  readonly opened: (wire: FileWire) => void;
  readonly came: (data: ArrayBuffer | string) => void;
  /** Less waits than a quarter of the most that may. */
  readonly drained: () => void;
  /** Once; nothing comes afterwards. Not told of one that was closed here. */
  readonly lost: () => void;
}

export interface WireTry {
  readonly hear: (word: LineWord) => void;
  readonly close: () => void;
}

/** Begins to make a line. `offers`: speaks first. */
export type OpenWire = (role: 'offers' | 'answers', say: (word: LineWord) => void, ears: WireEars) => WireTry;

/** So much may wait in a wire at most. [FT6] */
export const mostWaiting = 1024 * 1024;
export const drainedAt = mostWaiting / 4;
export const chunkBytes = 64 * 1024;
