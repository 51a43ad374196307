/**
 * Bent clock: makes a page believe in another clock than the machine's: hours off, and running fast or slow. Runs in
 * the page before anything else, and in its workers. The lab itself reads the real clock through `__lab.realNow`.
 *
 * The length of timers is left alone: 100 ppm of a second is 0.1 ms, far below what timers keep anyway.
 */
export interface ClockBend {
  /** Added to what the page reads, in ms. */
  readonly offsetMs: number;
  /** The page's clock runs this much faster, in parts per million. */
  readonly driftPpm: number;
}

export interface LabClock {
  /** The real `performance.now()` of the page. */
  realNow(): number;
  /** Lets the page's clock jump by so many ms. */
  step(ms: number): void;
}

declare global {
  var __lab: LabClock;
}

/** To be run in the page (or worker); must not refer to anything outside itself. */
export function bendClock(bend: ClockBend): void {
  const realPerformanceNow = performance.now.bind(performance);
  const RealDate = Date;
  const startedAt = realPerformanceNow();
  const realOrigin = performance.timeOrigin;
  let stepMs = 0;
  const bent = (real: number): number => real + (real - startedAt) * bend.driftPpm * 1e-6 + stepMs;
  // What a page can see of an hour's offset is in `Date` and `timeOrigin`; `now` counts from the page's own beginning.
  const wallNow = (): number => realOrigin + bend.offsetMs + bent(realPerformanceNow());

  performance.now = () => bent(realPerformanceNow());
  Object.defineProperty(performance, 'timeOrigin', { get: () => realOrigin + bend.offsetMs });
  class BentDate extends RealDate {
    constructor(...words: readonly unknown[]) {
      if (words.length === 0) super(wallNow());
      else super(...(words as [number]));
    }
    static override now(): number {
      return Math.floor(wallNow());
    }
  }
  globalThis.Date = BentDate as unknown as DateConstructor;
  globalThis.__lab = { realNow: realPerformanceNow, step: (ms) => void (stepMs += ms) };

  const bendGetter = (target: object, name: string): void => {
    const property = Object.getOwnPropertyDescriptor(target, name);
    if (property === undefined) return;
    Object.defineProperty(target, name, {
      configurable: true,
      get(this: unknown) {
        return bent(property.get?.call(this) as number);
      },
    });
  };
  bendGetter(Event.prototype, 'timeStamp');
  if (typeof document === 'undefined') return;

  const realFrame = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (run) => realFrame((now) => run(bent(now)));
  const video = HTMLVideoElement.prototype;
  // eslint-disable-next-line typescript-eslint/unbound-method -- called with its own element below
  const realVideoFrame = video.requestVideoFrameCallback;
  video.requestVideoFrameCallback = function (run) {
    return realVideoFrame.call(this, (now, frame) =>
      run(bent(now), {
        ...frame,
        presentationTime: bent(frame.presentationTime),
        expectedDisplayTime: bent(frame.expectedDisplayTime),
      }),
    );
  };
}

/** To be run in the page after `bendClock`: gives `workerPrelude` to every worker made from a script in memory. */
export function bendWorkers(workerPrelude: string): void {
  const realCreate = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object) =>
    object instanceof Blob && object.type.includes('javascript')
      ? realCreate(new Blob([workerPrelude, object], { type: object.type }))
      : realCreate(object);
}
