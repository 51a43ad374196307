/** Metrics: figures about the running server, told where they arise; who keeps and shows them is an adapter's business. */
import type { CloseReason, Command, RefusalCode } from '@lockstep/core';
import type { Transfer } from './transfers.ts';

export interface Metrics {
  /** A command was answered. */
  commandAnswered(command: Command['type'], result: 'accepted' | RefusalCode): void;
  /** The log took entries in so many ms. */
  appended(tookMs: number): void;
  /** What happened was handed to every connection of a room, so many ms after the log had it. */
  fannedOut(tookMs: number): void;
  /** We ended a connection. */
  ended(reason: CloseReason): void;
  /** An answer with a film, or a part of one, is over. */
  filmSent(transfer: Transfer): void;
}

/** Figures that are counted when somebody asks for them. */
export interface Census {
  readonly rooms: number;
  /** Rooms somebody is in. */
  readonly roomsInUse: number;
  /** People, each once in each room. */
  readonly members: number;
  /** Connections in calls. */
  readonly callers: number;
  /** Lines that are up, in rooms or on their way in. */
  readonly connections: number;
  /** Bytes that wait for slow readers. */
  readonly waitingBytes: number;
  /** Answers with films under way. */
  readonly filmTransfers: number;
  /** Error bounds of members' clocks as they last told them, ms. */
  readonly memberClockErrorsMs: readonly number[];
  /** Error bound of this node's clock against the cluster's, ms; null where the clock is its own. */
  readonly nodeClockErrorMs: number | null;
}

/** Everything as one page of text. */
export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

export const noMetrics: Metrics = {
  commandAnswered: () => {},
  appended: () => {},
  fannedOut: () => {},
  ended: () => {},
  filmSent: () => {},
};
