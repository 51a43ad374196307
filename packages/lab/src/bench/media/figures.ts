/** Figures: what `npm run bench media -- --json FILE` writes; each part its own. */

/** In ms. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** A whole film to one reader, from this server and from nginx in turn. */
export interface ServeFigures {
  /** Bytes a second against those of nginx in the same round; the round in the middle. */
  readonly serveVsNginx: number;
  /** Seconds of a core that this server took for each GB. */
  readonly cpuSecPerGB: number;
  readonly serve: {
    readonly fileGB: number;
    /** Bytes a second, each round. */
    readonly ours: readonly number[];
    readonly nginx: readonly number[];
    readonly nginxCpuSecPerGB: number;
  };
}

/** Many readers at a time, each with one range after the other. */
export interface ReadersFigures {
  readonly readers: number;
  readonly rangeBytes: number;
  readonly seconds: number;
  readonly ranges: number;
  /** From asking for a range to its last byte. */
  readonly rangeMs: Times;
  readonly bytesPerSec: number;
  /** Answers that were not what was asked for, and lines that broke. */
  readonly errors: number;
  readonly cpuSecPerGB: number;
}

/** From the opening of the room's link to the film's first picture, in Chromium. */
export interface IndexAtEndFigures {
  readonly fileGB: number;
  readonly minutes: number;
  /** How long the index is that has to be fetched first, in MB. */
  readonly indexMB: number;
  readonly firstFrameMs: { readonly p50: number; readonly max: number };
  /** The same film with its index in front, for comparison. */
  readonly indexInFront: { readonly firstFrameMs: { readonly p50: number; readonly max: number } };
}

export interface MkvFigures {
  readonly fileGB: number;
  readonly minutes: number;
  /** From the choice of the file to its first picture. */
  readonly firstFrameMs: number;
  /** From the jump to the picture there. */
  readonly seekMs: Times;
  /** The same of the browser that reads the file by itself, for comparison: it can, but some ms off (RX7). */
  readonly browserAlone: {
    readonly firstFrameMs: number;
    readonly seekMs: Times;
  };
  /** Memory of the page's process that is not backed by a file, at most: scripts, worker, decoders and what is buffered. */
  readonly peakHeapMB: number;
  /** The same before a film was chosen. */
  readonly idleHeapMB: number;
}

/** One film by the tus protocol, in pieces as the page sends them. */
export interface UploadFigures {
  readonly fileGB: number;
  readonly bytesPerSec: number;
  /** Seconds of a core that this server took for each GB. */
  readonly cpuSecPerGB: number;
}

/** One way of preparing a film that was uploaded. */
export interface Preparation {
  /** From its last byte until the room is told that it is ready. */
  readonly serverSec: number;
  /** ffmpeg told to make the same of it, and nothing else. */
  readonly ffmpegSec: number;
  /** ffmpeg's time by the server's: 1 where the server costs nothing besides. */
  readonly ratio: number;
}

export interface PrepareFigures {
  readonly filmSec: number;
  /** Made anew in several sizes. */
  readonly ladder: Preparation;
  /** Only put into another container, its sound coded anew. */
  readonly remux: Preparation;
}

export interface MediaFigures extends Partial<ServeFigures> {
  readonly readers?: ReadersFigures;
  readonly indexAtEnd?: IndexAtEndFigures;
  readonly mkv?: MkvFigures;
  readonly upload?: UploadFigures;
  readonly prepare?: PrepareFigures;
}
