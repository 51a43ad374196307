/** Figures: what `npm run bench media -- --json FILE` writes; each part its own. */
export interface MkvFigures {
  readonly fileGB: number;
  readonly minutes: number;
  /** From the choice of the file to its first picture. */
  readonly firstFrameMs: number;
  /** From the jump to the picture there. */
  readonly seekMs: { readonly p50: number; readonly p95: number };
  /** The same of the browser that reads the file by itself, for comparison: it can, but some ms off (RX7). */
  readonly browserAlone: {
    readonly firstFrameMs: number;
    readonly seekMs: { readonly p50: number; readonly p95: number };
  };
  /** Memory of the page's process that is not backed by a file, at most: scripts, worker, decoders and what is buffered. */
  readonly peakHeapMB: number;
  /** The same before a film was chosen. */
  readonly idleHeapMB: number;
}

export interface MediaFigures {
  readonly mkv?: MkvFigures;
}
