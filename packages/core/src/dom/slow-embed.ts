/**
 * SlowEmbed: a site's player in a frame, for tests, that moves by virtual time as real ones do: messages take their time,
 * starts and seeks take longer, and its place is told some times a second.
 */
import type { Stop } from '../runtime/runtime.ts';
import type { EmbedDriver, EmbedState } from './embed-driver.ts';

/** As much of a simulated world as it needs. */
interface Time {
  readonly now: number;
  plan(at: number, run: () => void): Stop;
}

interface Dice {
  uniform(): number;
}

export interface SlowEmbedModel {
  /** Whether between two messages it guesses how far the film has come (YouTube), or repeats itself (Vimeo). */
  readonly guesses: boolean;
  readonly startMs: readonly [least: number, most: number];
  readonly seekMs: readonly [least: number, most: number];
}

const messageMs = [2, 25] as const;
const tellEveryMs = 250;

const between = (dice: Dice, least: number, most: number): number => least + (most - least) * dice.uniform();

export class SlowEmbed implements EmbedDriver {
  readonly rates = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
  readonly #time: Time;
  readonly #dice: Dice;
  readonly #model: SlowEmbedModel;
  readonly #stopTelling: Stop;
  readonly #listeners = new Set<() => void>();
  #state: EmbedState = 'unstarted';
  #position = 0;
  #since = 0;
  #rate = 1;
  #wantsPlay = false;
  #deed = 0;
  #told: { readonly state: EmbedState; readonly position: number; readonly at: number } = {
    state: 'unstarted',
    position: 0,
    at: 0,
  };

  constructor(time: Time, dice: Dice, model: SlowEmbedModel) {
    this.#time = time;
    this.#dice = dice;
    this.#model = model;
    let stopped = false;
    const again = (): void => {
      this.#tell();
      if (!stopped) time.plan(time.now + tellEveryMs, again);
    };
    time.plan(time.now + tellEveryMs * dice.uniform(), again);
    this.#stopTelling = () => {
      stopped = true;
    };
  }

  /** Where its film really is, in seconds. */
  truth(): number {
    const ran = this.#state === 'playing' ? ((this.#time.now - this.#since) / 1000) * this.#rate : 0;
    return this.#position + ran;
  }

  get moving(): boolean {
    return this.#state === 'playing';
  }

  stop(): void {
    this.#stopTelling();
  }

  state(): EmbedState {
    return this.#told.state;
  }

  position(): number {
    const { state, position, at } = this.#told;
    if (!this.#model.guesses || state !== 'playing') return position;
    return position + Math.min(1, ((this.#time.now - at) / 1000) * this.#rate);
  }

  duration(): number {
    return 3600;
  }

  fetchedTo(): number {
    return 0;
  }

  play(): void {
    this.#send(() => {
      if (this.#wantsPlay && this.#state !== 'paused') return;
      this.#wantsPlay = true;
      this.#soon(this.#model.startMs, () => this.#become('playing'));
    });
  }

  pause(): void {
    this.#send(() => {
      this.#wantsPlay = false;
      this.#deed++;
      this.#become('paused');
    });
  }

  seek(to: number): void {
    this.#send(() => {
      this.#become('buffering');
      this.#position = to;
      this.#tell();
      this.#soon(this.#model.seekMs, () => this.#become(this.#wantsPlay ? 'playing' : 'paused'));
    });
  }

  setRate(rate: number): void {
    this.#send(() => {
      this.#position = this.truth();
      this.#since = this.#time.now;
      this.#rate = rate;
    });
  }

  setVolume(): void {}

  setMuted(): void {}

  listen(changed: () => void): Stop {
    this.#listeners.add(changed);
    return () => {
      this.#listeners.delete(changed);
    };
  }

  #become(state: EmbedState): void {
    this.#position = this.truth();
    this.#since = this.#time.now;
    this.#state = state;
    this.#tell();
  }

  /** A later deed comes before the end of an earlier one. */
  #soon([least, most]: readonly [number, number], run: () => void): void {
    const deed = ++this.#deed;
    this.#time.plan(this.#time.now + between(this.#dice, least, most), () => {
      if (deed === this.#deed) run();
    });
  }

  #send(run: () => void): void {
    this.#time.plan(this.#time.now + between(this.#dice, ...messageMs), run);
  }

  #tell(): void {
    const told = { state: this.#state, position: this.truth(), at: this.#time.now };
    this.#time.plan(this.#time.now + between(this.#dice, ...messageMs), () => {
      if (told.at < this.#told.at) return;
      this.#told = told;
      for (const listener of this.#listeners) listener();
    });
  }
}
