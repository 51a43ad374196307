/**
 * Drawer: draws a script of styled subtitles (ASS, SSA) over the picture, by libass in a worker. What is drawn follows the
 * pictures of the film themselves, so it is right through seeks, stops and other speeds. Loaded when such a script is
 * chosen; rules SB9–SB12 in docs/spec/subtitles.md.
 */
import JASSUB from 'jassub';
import type { StyledScript } from '../styled-script.ts';
import { FALLBACK_FAMILY, fetchFonts, fontsFor } from './fallback-fonts.ts';
import { pictureRect } from './picture-rect.ts';
import { raisedScript } from './raised-script.ts';
import { createShownScript } from './shown-script.ts';
import { watchFrames } from './watch-frames.ts';

/** Letters are not seen finer than this, and larger pictures take longer to draw. */
const MOST_LINES = 1440;
/** Two megabytes of program, over a slow line. */
const PATIENCE_MS = 30_000;

export interface DrawerOptions {
  /** Over the whole stage; the drawer puts its canvas into it. */
  readonly host: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly script: StyledScript;
  /** Second of the script for the picture that the element shows, on its time. [SB18] */
  readonly scriptTime: (elementSec: number) => number;
  readonly delaySec: number;
  /** Pixels of the stage's bottom that are taken. */
  readonly takenPx: number;
}

export interface Drawer {
  readonly setScript: (script: StyledScript) => void;
  readonly setDelay: (sec: number) => void;
  readonly setTaken: (px: number) => void;
  /** Looks again at which second it is. */
  readonly redraw: () => void;
  readonly stop: () => void;
}

/** Rejects if nothing can be drawn here: no such program, no font, no memory. */
export async function createDrawer(options: DrawerOptions, signal: AbortSignal): Promise<Drawer> {
  const { host, video } = options;
  const { script } = options;
  let { takenPx } = options;
  const fonts = [...script.fonts, ...(await fetchFonts(fontsFor(script.text)))];
  signal.throwIfAborted();
  const canvas = document.createElement('canvas');
  canvas.className = 'absolute';
  host.append(canvas);
  const place = () => {
    const rect = pictureRect(
      { width: host.clientWidth, height: host.clientHeight },
      { width: video.videoWidth, height: video.videoHeight },
    );
    for (const side of ['left', 'top', 'width', 'height'] as const) canvas.style[side] = `${rect[side]}px`;
    return rect;
  };
  place();
  const jassub = new JASSUB({
    canvas,
    subContent: script.text,
    fonts,
    defaultFont: FALLBACK_FAMILY,
    queryFonts: false,
    timeOffset: -options.delaySec,
    maxRenderHeight: MOST_LINES,
  });
  const stop = () => {
    jassub.destroy().catch(() => undefined);
  };
  try {
    await within(PATIENCE_MS, jassub._worker, async () => {
      await jassub.ready;
      // A renderer that failed is there too, and answers nothing.
      await jassub.renderer.getStyles();
    });
    signal.throwIfAborted();
  } catch (error) {
    // One that never came to life does not end by itself either.
    jassub._worker.terminate();
    stop();
    throw error;
  }

  let seen = video.currentTime;
  const draw = (sec: number, again = false) => {
    seen = sec;
    const { width, height } = canvas.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    void jassub.manualRender(
      {
        expectedDisplayTime: performance.now(),
        width: video.videoWidth || width,
        height: video.videoHeight || height,
        mediaTime: options.scriptTime(sec),
      },
      again,
    );
  };
  const redraw = () => draw(seen, true);
  const shown = createShownScript({
    script,
    screen: {
      addFonts: (more) => jassub.renderer.addFonts([...more]),
      setTrack: (text) => jassub.renderer.setTrack(text),
      redraw,
    },
    place(text) {
      const { top, height } = place();
      const below = host.clientHeight - top - height;
      return raisedScript(text, Math.max(0, takenPx - below) / Math.max(1, height));
    },
    fetchFonts,
  });
  const onResize = () => shown.placeAnew();
  const resized = new ResizeObserver(onResize);
  resized.observe(host);
  video.addEventListener('resize', onResize);
  const unwatch = watchFrames(video, (sec) => draw(sec));

  return {
    setScript: shown.set,
    setDelay(sec) {
      jassub.timeOffset = -sec;
      redraw();
    },
    setTaken(px) {
      takenPx = px;
      shown.placeAnew();
    },
    redraw,
    stop() {
      unwatch();
      resized.disconnect();
      video.removeEventListener('resize', onResize);
      stop();
    },
  };
}

/** A worker that does not start tells by an event, or not at all. */
async function within<Value>(ms: number, worker: Worker, work: () => Promise<Value>): Promise<Value> {
  const over = new AbortController();
  const { signal } = over;
  const broken = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error('subtitles are not drawn in time')), ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
    worker.addEventListener('error', () => reject(new Error('the worker did not start')), { signal });
  });
  try {
    return await Promise.race([work(), broken]);
  } finally {
    over.abort();
  }
}
