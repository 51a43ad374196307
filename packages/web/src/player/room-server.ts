/** Room server: what this page may ask the server about the room it is in, with the member's secret. Answered by api/. */
import type { Result } from '@lockstep/core';

/** One answer with a film, or a part of it, as the server saw it go. */
export interface ServerTransfer {
  /** A path on the server. */
  readonly path: string;
  /** ms on the server's clock. */
  readonly startedAt: number;
  readonly tookMs: number;
  /** Bytes. */
  readonly sent: number;
  /** Bytes a second; null: the line never held it up. */
  readonly rate: number | null;
  readonly heldBy: 'line' | 'server' | null;
  readonly state: 'open' | 'done' | 'left';
}

export interface ServerTransfers {
  /** Latest first. */
  readonly mine: readonly ServerTransfer[];
  /** By member; null for those who do not keep the room. */
  readonly others: ReadonlyMap<string, readonly ServerTransfer[]> | null;
  /** Bytes a second that the server's line took at most; null: not known, or not told. */
  readonly upload: number | null;
}

export type FetchProblem =
  | 'badAddress'
  | 'notPublic'
  | 'unreachable'
  | 'gone'
  | 'noFilm'
  | 'tooBig'
  | 'busy'
  | 'notAllowed';

export interface RoomServer {
  /** null: no answer. */
  readonly transfers: () => Promise<ServerTransfers | null>;
  /** Whether it fetches films of other servers for members. */
  readonly fetches: () => Promise<boolean>;
  /** A path here by which the film at `url` can be watched. */
  readonly fetchFilm: (url: string) => Promise<Result<string, FetchProblem>>;
}
