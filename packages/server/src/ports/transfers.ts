/** Transfers: how films go out over the lines to those who watch, told where they are sent. Rules TR10–TR15 in docs/spec/transfers.md. */

/** What one answer with a film, or a part of it, has come to so far. */
export interface Transfer {
  /** Where the film is on this server, like `/films/a.mp4`. */
  readonly path: string;
  /** First and last byte of what was asked for. */
  readonly from: number;
  readonly to: number;
  /** ms on the server's clock. */
  readonly startedAt: number;
  /** From the request until the socket took the last of it, or until now, ms. */
  readonly tookMs: number;
  /** Bytes that the socket has taken. */
  readonly sent: number;
  /** Bytes a second that the line takes; null: it never made us wait, so nothing was learnt of it. */
  readonly rate: number | null;
  /** What the time went into: the line to the viewer, or this server's disk; null: neither of them was slow. */
  readonly heldBy: 'line' | 'server' | null;
  /** open: under way; done: all of it went; left: the viewer went before. */
  readonly state: 'open' | 'done' | 'left';
}

/** Told of one transfer by whoever sends it; all in ms. */
export interface TransferMeter {
  /** Bytes came from the disk. */
  read(tookMs: number): void;
  /** The socket took these bytes. */
  took(bytes: number, waitedMs: number): void;
  ended(state: 'done' | 'left'): void;
}

export interface Transfers {
  /** An answer begins. @param viewer the opaque name of the browser that asked; null: it has none */
  begin(
    viewer: string | null,
    path: string,
    span: { readonly from: number; readonly to: number },
  ): TransferMeter;
  /** Of this viewer, latest first. */
  of(viewer: string): readonly Transfer[];
  /** Answers under way. */
  readonly open: number;
  /** Bytes a second that all lines together took at most within the last ten minutes while they held us up; null: they never did. */
  upload(): number | null;
}
