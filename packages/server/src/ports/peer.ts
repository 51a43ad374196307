/** Peer: the other end of one connection, whatever carries it. */
import type { CloseReason } from '@lockstep/core';

/** One text on its way to many; a peer may prepare it once for all of its kind. */
export interface SharedText {
  readonly text: string;
}

/**
 * now: by itself, in front of what waits, for it goes to many and the last of them waits for all others · along: at once,
 * with all that waits. Carriers may as well send everything now.
 */
export type Haste = 'now' | 'along';

/** Makes a text when it leaves, for it tells when that was. */
export type WriteLate = () => string;

export interface Peer {
  /** Where it comes from, for limits and logs. */
  readonly address: string;
  send(text: string): void;
  sendShared(shared: SharedText, haste?: Haste): void;
  /**
   * Goes with whatever takes along what waits; at once when something waits already, which goes with it then.
   */
  sendLate(write: WriteLate): void;
  /** Ends the connection; nothing is received from it any more. `left`: it said so itself. */
  close(reason: CloseReason | 'left'): void;
}
