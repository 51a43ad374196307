/**
 * EventLog: keeps what happened in rooms, in order, their chat and texts, and a few values of the server's own. Rules LG… in
 * docs/spec/log.md; every adapter runs testkit/log-contract.ts.
 */
import type { Entry, Message, NewMessage, Result, RoomState, ServerMs } from '@lockstep/core';

/** A room as it was after entry `state.seq`, in the shape that `format` names. */
export interface Snapshot {
  readonly format: number;
  readonly state: RoomState;
}

/** A room that is in the log. */
export interface KeptRoom {
  readonly id: string;
  /** Of its last entry. */
  readonly seq: number;
  /** Of its last message; 0 if nobody ever said anything. */
  readonly messages: number;
  /** Moments of its first entry, and of what came last. */
  readonly createdAt: ServerMs;
  readonly at: ServerMs;
}

export interface EventLog {
  /** Names this log: entries have the numbers they had, and rooms what was in them, as long as it stays. */
  readonly name: string;

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
  /** Numbers of the last entries of those of these rooms that exist. */
  lastSeqs(rooms: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** Keeps a snapshot to begin reading from; an older one is replaced, a newer one stays. */
  saveSnapshot(room: string, snapshot: Snapshot): Promise<void>;
  /** The last snapshot of this format, or null. */
  loadSnapshot(room: string, format: number): Promise<Snapshot | null>;

  /** Adds a message to a room's chat and numbers it. Durable when it answers. */
  appendMessage(room: string, message: NewMessage): Promise<Result<Message, 'unknownRoom'>>;
  /** The last `limit` messages, or the last before `beforeSeq`; oldest first. */
  readMessages(room: string, beforeSeq: number | null, limit: number): Promise<readonly Message[]>;

  /** Keeps a text with the room; one of this name that the room has stays. false: there is no such room. */
  keepText(room: string, name: string, text: string): Promise<boolean>;
  /** The text of this name, whichever room keeps it, or null. */
  readText(name: string): Promise<string | null>;
  /** Names of the texts that the room keeps, in order. */
  textsOf(room: string): Promise<readonly string[]>;
  /** The room keeps it no more. */
  dropText(room: string, name: string): Promise<void>;

  /** So many rooms in the order of their ids, after `afterId` ('' for the first). */
  rooms(afterId: string, limit: number): Promise<readonly KeptRoom[]>;
  /** Forgets everything about a room; if `ifSeq` is given, only if that is its last entry. false: nothing was forgotten. */
  remove(room: string, ifSeq?: number): Promise<boolean>;

  /** The latest moment that anything in it carries; 0 for an empty one. */
  latest(): Promise<ServerMs>;
  /** A value of the server's own, or null. */
  recall(key: string): Promise<string | null>;
  /** Keeps a value in place of the one before. */
  note(key: string, value: string): Promise<void>;
  /** Keeps `value` unless there is one already; gives what is kept. Of many who keep at once, all get the same. */
  keep(key: string, value: string): Promise<string>;

  /** Ends when all that was asked is done; nothing may be asked any more. */
  close(): Promise<void>;
}
