/**
 * ShownFrame: which stretch of the film the picture on the screen stands for, as the browser tells after each picture
 * it has drawn. Where it does not tell (or draws nothing, in a hidden tab), nothing is known. [PL26]
 */
import type { FrameSpan } from '../follow/player.ts';
import { mediaSec } from '../runtime/units.ts';
import type { MediaElement } from './media-element.ts';

export interface ShownFrame {
  span(): FrameSpan | null;
  /** Another film is opened. */
  forget(): void;
  stop(): void;
}

/** Of so many pictures in a row the closest two tell how long one lasts: others may have been skipped. */
const remembered = 24;
/** Closer than this they are the same picture, drawn again. */
const sameSec = 0.001;
/** No film changes its picture this rarely; further apart, it was sought. */
const longestSec = 0.2;

export function createShownFrame(element: MediaElement): ShownFrame {
  let shown: number | null = null;
  let gaps: number[] = [];
  let handle: number | null = null;

  const drawn = (_: number, { mediaTime }: { readonly mediaTime: number }): void => {
    const gap = shown === null ? 0 : mediaTime - shown;
    if (gap > sameSec && gap < longestSec) gaps = [...gaps.slice(1 - remembered), gap];
    shown = mediaTime;
    ask();
  };
  const ask = (): void => {
    handle = element.requestVideoFrameCallback?.(drawn) ?? null;
  };
  ask();

  return {
    span() {
      if (shown === null || gaps.length === 0) return null;
      return { from: mediaSec(shown), to: mediaSec(shown + Math.min(...gaps)) };
    },
    forget() {
      shown = null;
      gaps = [];
    },
    stop() {
      if (handle !== null) element.cancelVideoFrameCallback?.(handle);
    },
  };
}
