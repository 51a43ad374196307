/**
 * Trial page: opens film files through the product's own feed, without a room around it, and tells what is seen and
 * heard. Built by the lab; the trial calls it from outside.
 */
import { openFeed, type Feed, type FeedState } from '@lockstep/web/feeds';
import { readFrameNumber } from '../../demo-film/block-code.ts';

export interface Seen {
  readonly failure: string | null;
  /** Through a MediaSource. */
  readonly fed: boolean;
  /** As the feed tells. */
  readonly way: FeedState['way'];
  readonly unplayable: readonly string[];
  readonly unreadable: string | null;
  /** The frame numbers at the positions that were asked; null: none could be read. */
  readonly frames: readonly (number | null)[];
  /** Bytes of sound that were decoded. */
  readonly soundBytes: number;
  readonly duration: number | null;
  readonly tracks: readonly string[];
  readonly errors: string | null;
}

export interface Paced {
  readonly fed: boolean;
  readonly durationSec: number;
  readonly firstFrameMs: number;
  readonly seekMs: readonly number[];
}

declare global {
  /** Opens a film, jumps to places all over it, and plays on. `alone`: by the browser without our feed. */
  var paceFilm: (index: number, jumps: number, playSec: number, alone: boolean) => Promise<Paced>;
  var tryFilm: (index: number, positions: readonly number[]) => Promise<Seen>;
}

const PATIENCE_MS = 5000;
const REPAINT_MS = 200;
/** A jump shows a frame from so near at most, in s. */
const NEAR_SEC = 0.2;

interface Opened {
  readonly video: HTMLVideoElement;
  readonly feed: Feed;
  readonly url: string;
  readonly close: () => void;
}

function stage(index: number): {
  readonly file: File;
  readonly video: HTMLVideoElement;
  readonly url: string;
} {
  const file = document.querySelector('input')?.files?.[index];
  if (file === undefined) throw new Error(`no file ${index}`);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  document.body.append(video);
  return { file, video, url: URL.createObjectURL(file) };
}

/** Nobody is there, and nothing was chosen before. */
const BEGINNING = {
  item: 'film',
  position: () => 0,
  now: () => 0,
  wishes: { height: null, language: null },
  notes: { recall: () => null, remember: () => undefined },
};

async function open(index: number): Promise<Opened> {
  const { file, video, url } = stage(index);
  const opening = new AbortController();
  const source = { kind: 'file', file, url, name: file.name, size: file.size, isOwn: false } as const;
  const feed = await openFeed(video, source, opening.signal, BEGINNING);
  const close = (): void => {
    opening.abort();
    feed.stop();
    video.remove();
    URL.revokeObjectURL(url);
  };
  return { video, feed, url, close };
}

globalThis.tryFilm = async (index, positions) => {
  const { video, feed, url, close } = await open(index);
  try {
    // The file is read to the end of its description also where the browser needs nobody.
    await until(() => isOver(feed) || feed.store.getState().file !== null);
    await until(() => isOver(feed) || video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
    const plays = !isOver(feed);
    const frames: (number | null)[] = [];
    if (plays) for (const position of positions) frames.push(await frameAt(video, position));
    if (plays) await playOn(video);
    return told(feed, video, url, frames);
  } finally {
    close();
  }
};

globalThis.paceFilm = async (index, jumps, playSec, alone) => {
  const began = performance.now();
  const { video, url, close, ready } = alone ? openAlone(index) : await openFed(index);
  try {
    await until(ready, 30_000);
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await painted(video);
    const firstFrameMs = performance.now() - began;
    const seekMs: number[] = [];
    for (let jump = 0; jump < jumps; jump += 1) {
      // All over the film, never twice the same place: steps of the golden section.
      const part = ((jump + 1) * 0.618034) % 1;
      const asked = performance.now();
      const seen = painted(video);
      video.currentTime = part * (video.duration - playSec);
      await seen;
      seekMs.push(performance.now() - asked);
    }
    await video.play();
    await new Promise((resolve) => setTimeout(resolve, playSec * 1000));
    return { fed: video.currentSrc !== url, durationSec: video.duration, firstFrameMs, seekMs };
  } finally {
    close();
  }
};

interface Pace {
  readonly video: HTMLVideoElement;
  readonly url: string;
  readonly ready: () => boolean;
  readonly close: () => void;
}

async function openFed(index: number): Promise<Pace> {
  const { feed, ...opened } = await open(index);
  return { ...opened, ready: () => feed.store.getState().way !== null };
}

function openAlone(index: number): Pace {
  const { video, url } = stage(index);
  video.src = url;
  return { video, url, ready: () => true, close: () => video.remove() };
}

const painted = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('no picture')), 30_000);
    video.requestVideoFrameCallback(() => {
      clearTimeout(patience);
      resolve();
    });
  });

const isOver = (feed: Feed): boolean => {
  const { failure } = feed.store.getState();
  return failure !== null && failure !== 'noSound';
};

function told(feed: Feed, video: HTMLVideoElement, url: string, frames: readonly (number | null)[]): Seen {
  const { failure, unplayable, unreadable, file, way } = feed.store.getState();
  return {
    // Said by the player in a room, which is not here.
    failure: failure ?? (video.videoWidth === 0 ? 'noPicture' : null),
    fed: video.currentSrc !== '' && video.currentSrc !== url,
    way,
    unplayable: unplayable.map(({ codec }) => codec),
    unreadable:
      unreadable === null ? null : unreadable.why === 'container' ? unreadable.name : unreadable.why,
    frames,
    soundBytes: (video as { readonly webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount ?? 0,
    duration: Number.isFinite(video.duration) ? video.duration : null,
    tracks: [...(file?.video ?? []), ...(file?.audio ?? [])].map(
      ({ codec, firstSec }) => `${codec} ${firstSec}`,
    ),
    errors: video.error?.message ?? null,
  };
}

async function frameAt(video: HTMLVideoElement, position: number): Promise<number | null> {
  let shown = false;
  let handle = 0;
  const watch = (): void => {
    handle = video.requestVideoFrameCallback((_, { mediaTime }) => {
      // One from before the jump may come late.
      shown = Math.abs(position - mediaTime) < NEAR_SEC;
      if (!shown) watch();
    });
  };
  watch();
  video.currentTime = position;
  await until(() => !video.seeking && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
  // The same frame as before is not painted again.
  await until(() => shown, REPAINT_MS);
  video.cancelVideoFrameCallback(handle);
  return frameIn(video);
}

function frameIn(video: HTMLVideoElement): number | null {
  const turned = video.videoHeight > video.videoWidth;
  const [width, height] = turned
    ? [video.videoHeight, video.videoWidth]
    : [video.videoWidth, video.videoHeight];
  if (width === 0) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const read = (): number | null => {
    const { data } = context.getImageData(0, 0, width, height);
    return readFrameNumber({ width, height, channels: 4, data: new Uint8Array(data.buffer) });
  };
  if (!turned) {
    context.drawImage(video, 0, 0);
    return read();
  }
  // Back to where the numbers can be read, whichever way it was turned.
  for (const quarter of [1, -1]) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.translate(width / 2, height / 2);
    context.rotate((quarter * Math.PI) / 2);
    context.drawImage(video, -height / 2, -width / 2);
    const frame = read();
    if (frame !== null) return frame;
  }
  return null;
}

/** A little of it is played, so that sound is decoded. */
async function playOn(video: HTMLVideoElement): Promise<void> {
  video.currentTime = 0;
  await video.play().catch(() => undefined);
  await until(() => video.currentTime > 0.1 || video.error !== null);
  video.pause();
}

/** Ends also when it does not come true. */
async function until(met: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
  const patience = performance.now() + patienceMs;
  while (!met() && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 10));
}
