/**
 * FakeEmbed: a site's player in a frame, for tests. What is asked is done when the test says so (`obey`), as messages take
 * their time; the film moves by `playOn`.
 */
import type { Stop } from '../runtime/runtime.ts';
import type { EmbedDriver, EmbedState } from './embed-driver.ts';

export class FakeEmbed implements EmbedDriver {
  readonly rates = [0.5, 1, 1.25, 1.5, 2];
  /** What was asked and not yet done, in words. */
  readonly asked: string[] = [];
  rate = 1;
  volume = 1;
  muted = false;
  #state: EmbedState = 'unstarted';
  #position = 0;
  #duration: number | null = 100;
  readonly #listeners = new Set<() => void>();

  state(): EmbedState {
    return this.#state;
  }

  position(): number {
    return this.#position;
  }

  duration(): number | null {
    return this.#duration;
  }

  fetchedTo(): number {
    return 0;
  }

  play(): void {
    this.asked.push('play');
  }

  pause(): void {
    this.asked.push('pause');
  }

  seek(to: number): void {
    this.asked.push(`seek ${to}`);
  }

  setRate(rate: number): void {
    this.rate = rate;
  }

  setVolume(volume: number): void {
    this.volume = volume;
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
  }

  listen(changed: () => void): Stop {
    this.#listeners.add(changed);
    return () => {
      this.#listeners.delete(changed);
    };
  }

  get listened(): number {
    return this.#listeners.size;
  }

  /** It is like this now, whoever wanted it. */
  become(state: EmbedState, position = this.#position, duration = this.#duration): void {
    this.#state = state;
    this.#position = position;
    this.#duration = duration;
    for (const listener of this.#listeners) listener();
  }

  /** Does all that was asked, and tells what it was. */
  obey(): readonly string[] {
    const done = this.asked.splice(0);
    for (const deed of done) {
      if (deed === 'play') this.become('playing');
      else if (deed === 'pause') this.become('paused');
      else this.become(this.#state, Number(deed.slice('seek '.length)));
    }
    return done;
  }
}
