/** EventLog: keeps what happened in rooms, in order. Rules LG… in docs/spec/log.md; every adapter runs testkit/log-contract.ts. */
import type { Entry, Message, NewMessage, Result, RoomState } from '@lockstep/core';

/** A room as it was after entry `state.seq`, in the shape that `format` names. */
export interface Snapshot {
  readonly format: number;
  readonly state: RoomState;
}

export interface EventLog {
  /**
   * Adds entries after `expectedSeq`, all or none. Refused as `conflict` if the room's last entry is another one; then
   * read what is new and decide again. Durable when it answers.
   */
  append(
    room: string,
    expectedSeq: number,
    entries: readonly Entry[],
  ): Promise<Result<{ readonly seq: number }, 'conflict'>>;
  /** Entries after `afterSeq`, in order; none for a room that is not known. */
  read(room: string, afterSeq: number): Promise<readonly Entry[]>;
  /** Keeps a snapshot to begin reading from; an older one is replaced, a newer one stays. */
  saveSnapshot(room: string, snapshot: Snapshot): Promise<void>;
  /** The last snapshot of this format, or null. */
  loadSnapshot(room: string, format: number): Promise<Snapshot | null>;
  /** Adds a message to a room's chat and numbers it. Durable when it answers. */
  appendMessage(room: string, message: NewMessage): Promise<Result<Message, 'unknownRoom'>>;
  /** The last `limit` messages, or the last before `beforeSeq`; oldest first. */
  readMessages(room: string, beforeSeq: number | null, limit: number): Promise<readonly Message[]>;
  /** Forgets everything about a room. */
  remove(room: string): Promise<void>;
}
