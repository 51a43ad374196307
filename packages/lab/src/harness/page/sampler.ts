/**
 * Sampler: notes every 20 ms where the page's film is and what was done to it, on the real clock, in the page's memory.
 * It only watches: setters are passed on as they came.
 */
/** Rows are arrays to keep the memory small; times in ms of the page's real clock. */
export interface PageRecord {
  /** time, position in s, paused, seeking, ready state, rate, volume (0 when muted). */
  readonly samples: readonly (readonly [number, number, boolean, boolean, number, number, number])[];
  /** time of expected display, media time in s. */
  readonly frames: readonly (readonly [number, number])[];
  /** time, kind, value. */
  readonly events: readonly (readonly [number, PageEventKind, number])[];
}

export type PageEventKind =
  | 'press'
  | 'seeking'
  | 'waiting'
  | 'play'
  | 'pause'
  | 'rateWrite'
  | 'seekWrite'
  | 'loadstart';

export interface SamplerWishes {
  readonly everyMs: number;
  /** Whether every picture is noted. A page that is asked for pictures works at the screen's pace, whatever the film's. */
  readonly frames: boolean;
}

declare global {
  var __sampler: {
    take(): PageRecord;
    /** The same, and goes on with it. */
    peek(): PageRecord;
  };
}

/** To be run in the page before `bendClock`, so that it sees real times; must not refer to anything outside itself. */
export function startSampler({ everyMs, frames: withFrames }: SamplerWishes): void {
  const now = performance.now.bind(performance);
  let samples: PageRecord['samples'][number][] = [];
  let frames: PageRecord['frames'][number][] = [];
  let events: PageRecord['events'][number][] = [];
  let video: HTMLVideoElement | null = null;
  // eslint-disable-next-line typescript-eslint/unbound-method -- called with its own element below
  const realVideoFrame = HTMLVideoElement.prototype.requestVideoFrameCallback;

  const watchFrames = (element: HTMLVideoElement): void => {
    realVideoFrame.call(element, (_, frame) => {
      if (element !== video) return;
      frames.push([frame.expectedDisplayTime, frame.mediaTime]);
      watchFrames(element);
    });
  };
  setInterval(() => {
    if (video === null || !video.isConnected) {
      video = document.querySelector('video');
      if (video === null) return;
      if (withFrames) watchFrames(video);
    }
    const at = now();
    const volume = video.muted ? 0 : video.volume;
    const { currentTime, paused, seeking, readyState, playbackRate } = video;
    samples.push([at, currentTime, paused, seeking, readyState, playbackRate, volume]);
  }, everyMs);

  for (const kind of ['seeking', 'waiting', 'play', 'pause', 'loadstart'] as const)
    document.addEventListener(
      kind,
      (event) => event.target === video && events.push([now(), kind, video?.currentTime ?? 0]),
      { capture: true },
    );
  for (const kind of ['keydown', 'pointerup'] as const)
    addEventListener(kind, () => events.push([now(), 'press', 0]), { capture: true });

  const watchSetter = (name: 'playbackRate' | 'currentTime', kind: PageEventKind): void => {
    const property = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
    if (property === undefined) return;
    Object.defineProperty(HTMLMediaElement.prototype, name, {
      ...property,
      set(this: HTMLMediaElement, value: number) {
        events.push([now(), kind, value]);
        property.set?.call(this, value);
      },
    });
  };
  watchSetter('playbackRate', 'rateWrite');
  watchSetter('currentTime', 'seekWrite');

  globalThis.__sampler = {
    peek: () => ({ samples, frames, events }),
    take() {
      const record = { samples, frames, events };
      samples = [];
      frames = [];
      events = [];
      return record;
    },
  };
}
