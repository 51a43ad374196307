/** TimeReference: one clock that all nodes can ask, and one line beside it on which they agree. Rules CK11–CK16 in docs/spec/clock.md. */

export interface TimeReading {
  /** What the reference's clock shows, ms. */
  readonly time: number;
  /** Names this run of the reference: after a restart, or when another one takes its place, it is another. */
  readonly run: string;
  /** What was agreed, or null if that is lost. */
  readonly kept: string | null;
  /** So many other nodes asked within the last 3 s and find that the reference goes on evenly. */
  readonly steadyOthers: number;
}

export interface TimeReference {
  /** Asks, and says whether `node` finds that the reference goes on evenly. Rejects while it is away. */
  read(node: string, isSteady: boolean): Promise<TimeReading>;
  /** Keeps `next` if `expected` is what is kept; true if so. Rejects while it is away. */
  agree(expected: string | null, next: string): Promise<boolean>;
  close(): void;
}
