/**
 * FakeElement: a video element for tests, after the HTML standard: state changes within the call, events come later.
 * Here they wait until `settle()` (promises too, as ever), so that a test decides how late.
 */
import type { MediaElement } from './media-element.ts';

interface FakeElementOptions {
  readonly volumeIsReadOnly?: boolean;
}

interface Film {
  readonly duration?: number;
  readonly videoWidth?: number;
}

type Refusal = 'nothing' | 'sound' | 'play';

const ranges = (...list: readonly (readonly [number, number])[]): TimeRanges => ({
  length: list.length,
  start: (i) => list[i]?.[0] ?? 0,
  end: (i) => list[i]?.[1] ?? 0,
});

export class FakeElement extends EventTarget implements MediaElement {
  autoplay = true;
  preload: MediaElement['preload'] = '';
  isConnected = true;
  preservesPitch = true;
  pitchWrites = 0;
  rateWrites = 0;
  buffered = ranges();
  played = ranges();
  duration = NaN;
  ended = false;
  paused = true;
  seeking = false;
  readyState = 0;
  videoWidth = 0;
  error: MediaError | null = null;
  webkitAudioDecodedByteCount = 0;
  /** What the platform wants a gesture for. */
  refuses: Refusal = 'nothing';
  /** A gesture of the person is under way. */
  touched = false;
  /** All volumes written. */
  readonly volumes: number[] = [];
  readonly #volumeIsReadOnly: boolean;
  #volume = 1;
  #muted = false;
  #rate = 1;
  #position = 0;
  #src = '';
  #queue: string[] = [];
  #promises: { readonly resolve: () => void; readonly reject: (error: DOMException) => void }[] = [];

  constructor({ volumeIsReadOnly = false }: FakeElementOptions = {}) {
    super();
    this.#volumeIsReadOnly = volumeIsReadOnly;
    const pitch = { value: this.preservesPitch };
    Object.defineProperty(this, 'preservesPitch', {
      get: () => pitch.value,
      set: (value: boolean) => {
        this.pitchWrites++;
        pitch.value = value;
      },
    });
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(to: number) {
    this.volumes.push(to);
    if (this.#volumeIsReadOnly) return;
    this.#volume = to;
    this.queue('volumechange');
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(to: boolean) {
    if (to === this.#muted) return;
    this.#muted = to;
    this.queue('volumechange');
    // A film that plays only because it is mute must not become loud by itself.
    if (!to && !this.paused && this.refuses !== 'nothing' && !this.touched) this.pause();
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(to: number) {
    this.rateWrites++;
    this.#rate = to;
    this.queue('ratechange');
  }

  get currentTime(): number {
    return this.#position;
  }

  set currentTime(to: number) {
    this.#position = Math.min(to, Number.isFinite(this.duration) ? this.duration : Infinity);
    if (this.readyState === 0) return;
    this.ended = false;
    this.seeking = true;
    this.queue('seeking');
  }

  get src(): string {
    return this.#src;
  }

  /** Another address: what the standard's load algorithm does. */
  set src(to: string) {
    if (this.#src !== '') this.queue('emptied');
    this.#src = to;
    this.readyState = 0;
    this.#position = 0;
    this.#rate = 1;
    this.duration = NaN;
    this.seeking = false;
    this.ended = false;
    this.paused = true;
    this.#interrupt();
    this.queue('loadstart');
  }

  play(): Promise<void> {
    const refused = this.refuses === 'play' || (this.refuses === 'sound' && !this.#muted);
    if (refused && !this.touched) return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
    if (this.ended) this.currentTime = 0;
    if (this.paused) {
      this.paused = false;
      this.queue('play', this.readyState >= 3 ? 'playing' : 'waiting');
    }
    return new Promise((resolve, reject) => {
      this.#promises.push({ resolve, reject });
    });
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.queue('pause');
    this.#interrupt();
  }

  /** The film opens and its first frame is there; data for all of it. */
  open({ duration = 100, videoWidth = 640 }: Film = {}): void {
    this.duration = duration;
    this.videoWidth = videoWidth;
    this.readyState = 4;
    this.buffered = ranges([0, duration]);
    this.queue(
      'durationchange',
      'loadedmetadata',
      'loadeddata',
      'canplay',
      ...(this.paused ? [] : ['playing']),
    );
  }

  /** The seek under way arrives. */
  arrive(): void {
    this.seeking = false;
    this.queue('seeked', 'canplay');
  }

  runDry(): void {
    this.readyState = 2;
    this.queue('waiting');
  }

  feed(): void {
    this.readyState = 4;
    this.queue('canplay', 'playing');
  }

  runOut(): void {
    this.#position = this.duration;
    this.ended = true;
    this.paused = true;
    this.queue('pause', 'ended');
  }

  playOn(seconds: number): void {
    this.#position += seconds;
  }

  fail(code: number, message = ''): void {
    this.error = Object.assign(Object.create(null), { code, message });
    this.queue('error');
  }

  hold(...list: readonly (readonly [number, number])[]): void {
    this.buffered = ranges(...list);
  }

  hasPlayed(...list: readonly (readonly [number, number])[]): void {
    this.played = ranges(...list);
    this.queue('timeupdate');
  }

  queue(...types: readonly string[]): void {
    this.#queue.push(...types);
  }

  /** Lets all events and answers that are on their way come. */
  async settle(): Promise<void> {
    do {
      for (const type of this.#queue.splice(0)) {
        if (type === 'playing') for (const { resolve } of this.#promises.splice(0)) resolve();
        this.dispatchEvent(new Event(type));
      }
      // A refusal, the try after it, and its answer are some turns apart.
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    } while (this.#queue.length > 0);
  }

  #interrupt(): void {
    for (const { reject } of this.#promises.splice(0)) reject(new DOMException('interrupted', 'AbortError'));
  }
}
