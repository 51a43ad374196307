/** Peer: the other end of one connection, whatever carries it. */
import type { CloseReason } from '@lockstep/core';

/** One text on its way to many; a peer may prepare it once for all of its kind. */
export interface SharedText {
  readonly text: string;
}

/** soon: together with whatever is sent next, in the order in which it was asked for; carriers may as well send it now. */
export type Haste = 'now' | 'soon';

/** Makes a text when it leaves, for it tells when that was. */
export type WriteLate = () => string;

export interface Peer {
  /** Where it comes from, for limits and logs. */
  readonly address: string;
  send(text: string): void;
  sendShared(shared: SharedText, haste?: Haste): void;
  /**
   * Goes with whatever is sent next; at once when something waits already, which goes with it then. Carriers may as well
   * send it at once always.
   */
  sendLate(write: WriteLate): void;
  /** Ends the connection; nothing is received from it any more. `left`: it said so itself. */
  close(reason: CloseReason | 'left'): void;
}
