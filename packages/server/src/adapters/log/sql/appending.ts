/** Appending: how each dialect takes entries and messages; the one thing that is not written once for both. */
import type { Entry, NewMessage } from '@lockstep/core';

export interface Appending {
  /** false: the room's last entry is not `expectedSeq`, nothing was added. Durable when it answers. */
  entries(room: string, expectedSeq: number, entries: readonly [Entry, ...Entry[]]): Promise<boolean>;
  /** The message's number; null: there is no such room. Durable when it answers. */
  message(room: string, message: NewMessage): Promise<number | null>;
  /** Runs something else that must not be lost, like the above. */
  write<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Ends when all that was asked is done. */
  close(): Promise<void>;
}
