/**
 * FakePlayer: a player without a picture. It moves by virtual time and misbehaves as real ones were measured to: its film
 * as FakeDeck moves it, refusals, sound that is blocked, and people who press its keys.
 */
import type { Player, PlayerAbilities, PlayerEvent, Reading } from '../follow/player.ts';
import type { Stop } from '../runtime/runtime.ts';
import { mediaSec, type MediaSec } from '../runtime/units.ts';
import type { Dice } from './dice.ts';
import { FakeDeck } from './fake-deck.ts';
import { FakeNerves } from './fake-nerves.ts';
import { typicalPlayer, type PlayerModel } from './player-model.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface FakePlayerOptions {
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly duration: number;
  readonly model?: Partial<PlayerModel>;
  /** Told what is asked of it and what it tells, in words. */
  readonly note?: (text: string) => void;
}

/** What was asked of it, for tests that count. */
export interface FakePlayerCounts {
  readonly plays: number;
  readonly pauses: number;
  readonly seeks: number;
  readonly rateWrites: number;
}

const fadeMs = 60;

export class FakePlayer implements Player {
  readonly abilities: PlayerAbilities;
  readonly #time: VirtualTime;
  readonly #dice: Dice;
  readonly #model: { -readonly [Name in keyof PlayerModel]: PlayerModel[Name] };
  readonly #duration: number;
  readonly #nerves: FakeNerves;
  readonly #deck: FakeDeck;
  readonly #note: (text: string) => void;
  #refuses: PlayerModel['refuses'];
  #muted = false;
  #hushed = false;
  #loudAt = 0;
  #told = { step: -1, position: mediaSec(0) };
  readonly #counts = { plays: 0, pauses: 0, seeks: 0, rateWrites: 0 };

  constructor({ time, dice, duration, model = {}, note = () => {} }: FakePlayerOptions) {
    this.#time = time;
    this.#dice = dice;
    this.#duration = duration;
    this.#note = note;
    this.#model = { ...typicalPlayer, ...model };
    this.#nerves = new FakeNerves(time, note);
    this.#deck = new FakeDeck({ time, dice, duration, model: this.#model, nerves: this.#nerves });
    const { canNudge, canHush } = this.#model;
    this.#refuses = this.#model.refuses;
    this.abilities = { canNudge, canHush };
  }

  // What the follower may ask.

  read(): Reading {
    const { loaded, paused, seeking, dry, ended, running } = this.#deck;
    const noise = running ? ((this.#dice.uniform() * 2 - 1) * this.#model.noiseMs) / 1000 : 0;
    return {
      position:
        this.#model.readStepMs > 0 ? this.#steppedPosition() : mediaSec(Math.max(0, this.truth() + noise)),
      paused,
      seeking,
      ready: loaded && !seeking && !dry,
      ended,
      duration: loaded ? mediaSec(this.#duration) : null,
    };
  }

  bufferedAhead(from: MediaSec): number {
    return this.#deck.ahead(from);
  }

  play(): void {
    this.#count('plays', '');
    if (!this.paused) return;
    if (this.#refuses === 'play') {
      this.#nerves.after(1, () => this.#nerves.tell({ type: 'playRefused' }));
      return;
    }
    if (this.#refuses === 'sound' && !this.#muted) {
      this.#muted = true;
      this.#nerves.after(1, () => this.#nerves.tell({ type: 'soundRefused' }));
    }
    this.#deck.startPlaying();
  }

  pause(): void {
    this.#count('pauses', '');
    this.#deck.stopPlaying();
  }

  seek(to: MediaSec): void {
    this.#count('seeks', ` to ${to.toFixed(3)}`);
    this.#deck.goTo(to);
  }

  setRate(rate: number, roomRate: number): void {
    this.#count('rateWrites', ` ${rate.toFixed(4)}`);
    this.#deck.setRate(this.#model.canNudge ? rate : roomRate, roomRate);
  }

  hush(silent: boolean): void {
    if (!this.#model.canHush || silent === this.#hushed) return;
    this.#note(silent ? 'hushed' : 'loud');
    this.#hushed = silent;
    if (!silent) this.#loudAt = this.#time.now + fadeMs;
  }

  listen(listener: (event: PlayerEvent) => void): Stop {
    return this.#nerves.listen(listener);
  }

  // What the world does to it.

  /** Runs dry here and now, for `ms` or until fed. */
  runDry(ms: number | null): void {
    if (this.#deck.dry) return;
    this.#deck.runDry();
    if (ms !== null) this.#nerves.after(ms, () => this.feed());
  }

  /** Data flows again. */
  feed(): void {
    this.#deck.feed();
  }

  /** A person touched the page: nothing is refused any more, and the sound comes. */
  gesture(): void {
    this.#refuses = 'nothing';
    this.#muted = false;
  }

  /** A headset key, the lock screen. */
  userPause(): void {
    if (this.paused) return;
    this.#deck.stopPlaying();
    this.#nerves.tell({ type: 'userPaused' });
  }

  userPlay(): void {
    if (!this.paused) return;
    this.#deck.startPlaying();
    this.#nerves.tell({ type: 'userPlayed' });
  }

  userSeek(to: MediaSec): void {
    this.#deck.goTo(to);
    this.#nerves.tell({ type: 'userSeeked', to });
  }

  /** Its line is another: from now on a seek that must fetch takes so long, in the middle. */
  fetches(fetchSeekMs: number): void {
    this.#model.fetchSeekMs = fetchSeekMs;
  }

  /** The device sleeps (nothing moves, nothing is told) or wakes. */
  sleep(asleep: boolean): void {
    this.#deck.freeze(asleep);
    this.#nerves.sleep(asleep);
  }

  /** Where the film really is. */
  truth(): MediaSec {
    return this.#deck.truth();
  }

  /** Moves now. */
  get running(): boolean {
    return this.#deck.running;
  }

  get speed(): number {
    return this.#deck.speed;
  }

  /** Knows its film and has data to play it, and the platform lets it. */
  get able(): boolean {
    const { loaded, dry } = this.#deck;
    return loaded && !dry && !this.#nerves.asleep && this.#refuses !== 'play';
  }

  get loadMs(): number {
    return this.#model.loadMs;
  }

  get paused(): boolean {
    return this.#deck.paused;
  }

  get hushed(): boolean {
    return this.#hushed;
  }

  /** Somebody hears it now. */
  audible(): boolean {
    return this.running && !this.#muted && !this.#hushed && this.#time.now >= this.#loudAt;
  }

  get counts(): FakePlayerCounts {
    return this.#counts;
  }

  /** The page is gone: no timers, no events. */
  stop(): void {
    this.#deck.stop();
    this.#nerves.stop();
  }

  /** Where it says the film is: where it was at the last step, once it has moved since. */
  #steppedPosition(): MediaSec {
    const { readStepMs } = this.#model;
    const { running, speed } = this.#deck;
    const step = Math.floor(this.#time.now / readStepMs);
    if (!running) this.#told = { step, position: this.truth() };
    else if (step !== this.#told.step) {
      const staleSec = (this.#time.now - step * readStepMs) / 1000;
      this.#told = {
        step,
        position: mediaSec(Math.max(this.#told.position, this.truth() - speed * staleSec)),
      };
    }
    return this.#told.position;
  }

  #count(what: keyof FakePlayerCounts, how: string): void {
    this.#counts[what]++;
    this.#note(`${what}${how}`);
  }
}
