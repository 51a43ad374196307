/**
 * FakePlayer: a player without a picture. It moves by virtual time and misbehaves as real ones were measured to: late
 * starts, slow seeks, lagging rates, a sound clock of its own, running dry, refusals, and people who press its keys.
 */
import type { Player, PlayerAbilities, PlayerEvent, Reading } from '../follow/player.ts';
import type { Stop } from '../runtime/runtime.ts';
import { mediaSec, type MediaSec } from '../runtime/units.ts';
import type { Dice } from './dice.ts';
import { typicalPlayer, type PlayerModel } from './player-model.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface FakePlayerOptions {
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly duration: number;
  readonly model?: Partial<PlayerModel>;
}

/** What was asked of it, for tests that count. */
export interface FakePlayerCounts {
  readonly plays: number;
  readonly pauses: number;
  readonly seeks: number;
  readonly rateWrites: number;
}

/** A seek that was asked for while the player was playing goes on this long after it arrived. */
const goOnMs = 25;
/** A player that has data again goes on this long after. */
const recoverMs = 20;
/** With pitch preserved a rate this near to 1 is played as 1. */
const deadBand = 0.001;
const shortestSeekMs = 15;
const fadeMs = 60;
/** Data at hand when a seek that fetched has arrived, or a dry player is fed. */
const firstDataSec = 2;

export class FakePlayer implements Player {
  readonly abilities: PlayerAbilities;
  readonly #time: VirtualTime;
  readonly #dice: Dice;
  readonly #model: PlayerModel;
  readonly #duration: number;
  readonly #listeners = new Set<(event: PlayerEvent) => void>();
  readonly #timers = new Set<Stop>();
  #loaded = false;
  #paused = true;
  #running = false;
  #position = 0;
  #movedAt: number;
  #speed: number;
  #asked = 1;
  #cold = true;
  #seeking = false;
  #dry = false;
  #ended = false;
  #asleep = false;
  #refuses: PlayerModel['refuses'];
  #muted = false;
  #hushed = false;
  #loudAt = 0;
  #bufferFrom = 0;
  #bufferTo = 0;
  #bufferAt = 0;
  #stopStart: Stop = () => {};
  #stopSeek: Stop = () => {};
  #stopEnd: Stop = () => {};
  #counts = { plays: 0, pauses: 0, seeks: 0, rateWrites: 0 };

  constructor({ time, dice, duration, model = {} }: FakePlayerOptions) {
    this.#time = time;
    this.#dice = dice;
    this.#duration = duration;
    this.#model = { ...typicalPlayer, ...model };
    this.#refuses = this.#model.refuses;
    this.#speed = this.#speedAt(1);
    this.#movedAt = time.now;
    this.abilities = { canNudge: this.#model.canNudge, canHush: this.#model.canHush };
    this.#after(this.#model.loadMs, () => this.#load());
  }

  // What the follower may ask.

  read(): Reading {
    const noise = this.#running ? ((this.#dice.uniform() * 2 - 1) * this.#model.noiseMs) / 1000 : 0;
    return {
      position: mediaSec(Math.max(0, this.truth() + noise)),
      paused: this.#paused,
      seeking: this.#seeking,
      ready: this.#loaded && !this.#seeking && !this.#dry,
      ended: this.#ended,
      duration: this.#loaded ? mediaSec(this.#duration) : null,
    };
  }

  bufferedAhead(from: MediaSec): number {
    this.#fetch();
    if (!this.#loaded || from < this.#bufferFrom || from > this.#bufferTo) return 0;
    return this.#bufferTo - from;
  }

  play(): void {
    this.#counts.plays++;
    if (!this.#paused) return;
    if (this.#refuses === 'play') {
      this.#after(1, () => this.#tell({ type: 'playRefused' }));
      return;
    }
    if (this.#refuses === 'sound' && !this.#muted) {
      this.#muted = true;
      this.#after(1, () => this.#tell({ type: 'soundRefused' }));
    }
    this.#startPlaying();
  }

  pause(): void {
    this.#counts.pauses++;
    this.#stopPlaying();
  }

  seek(to: MediaSec): void {
    this.#counts.seeks++;
    this.#goTo(to);
  }

  setRate(rate: number, roomRate: number): void {
    this.#counts.rateWrites++;
    const asked = this.#model.canNudge ? rate : roomRate;
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (this.#running) this.#after(this.#model.rateLagMs, () => this.#takeRate(asked, roomRate));
    else this.#takeRate(asked, roomRate);
  }

  hush(silent: boolean): void {
    if (!this.#model.canHush || silent === this.#hushed) return;
    this.#hushed = silent;
    if (!silent) this.#loudAt = this.#time.now + fadeMs;
  }

  listen(listener: (event: PlayerEvent) => void): Stop {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  // What the world does to it.

  /** Runs dry here and now, for `ms` or until fed. */
  runDry(ms: number | null): void {
    if (this.#dry) return;
    this.#move();
    this.#dry = true;
    this.#running = false;
    this.#stopStart();
    this.#emptyBuffer();
    if (!this.#paused && this.#loaded) this.#tell({ type: 'waiting' });
    if (ms !== null) this.#after(ms, () => this.feed());
  }

  /** Data flows again. */
  feed(): void {
    if (!this.#dry) return;
    this.#dry = false;
    this.#bufferTo = this.#bufferFrom + firstDataSec;
    this.#bufferAt = this.#time.now;
    if (this.#seeking) return;
    this.#tell({ type: 'ready' });
    if (!this.#paused) this.#startIn(recoverMs);
  }

  /** A person touched the page: nothing is refused any more, and the sound comes. */
  gesture(): void {
    this.#refuses = 'nothing';
    this.#muted = false;
  }

  /** A headset key, the lock screen. */
  userPause(): void {
    if (this.#paused) return;
    this.#stopPlaying();
    this.#tell({ type: 'userPaused' });
  }

  userPlay(): void {
    if (!this.#paused) return;
    this.#startPlaying();
    this.#tell({ type: 'userPlayed' });
  }

  userSeek(to: MediaSec): void {
    this.#goTo(to);
    this.#tell({ type: 'userSeeked', to });
  }

  /** The device sleeps (nothing moves, nothing is told) or wakes. */
  sleep(asleep: boolean): void {
    this.#move();
    this.#asleep = asleep;
  }

  /** Where the film really is. */
  truth(): MediaSec {
    this.#move();
    return mediaSec(this.#position);
  }

  /** Moves now. */
  get running(): boolean {
    return this.#running && !this.#asleep;
  }

  get hushed(): boolean {
    return this.#hushed;
  }

  /** Somebody hears it now. */
  audible(): boolean {
    return this.running && !this.#muted && !this.#hushed && this.#time.now >= this.#loudAt;
  }

  get speed(): number {
    return this.#speed;
  }

  get counts(): FakePlayerCounts {
    return { ...this.#counts };
  }

  /** The page is gone: no timers, no events. */
  stop(): void {
    this.#move();
    this.#running = false;
    this.#paused = true;
    for (const stop of this.#timers) stop();
    this.#timers.clear();
    this.#listeners.clear();
  }

  #load(): void {
    this.#loaded = true;
    this.#bufferFrom = this.#position;
    this.#bufferTo = this.#position + firstDataSec;
    this.#bufferAt = this.#time.now;
    this.#tell({ type: 'loaded' });
    if (this.#seeking) this.#goTo(mediaSec(this.#position));
    else if (!this.#dry) this.#tell({ type: 'ready' });
  }

  #startPlaying(): void {
    if (!this.#paused) return;
    this.#paused = false;
    // As a media element does: playing on from the end begins anew.
    if (this.#ended) this.#goTo(mediaSec(0));
    if (!this.#loaded || this.#seeking || this.#dry) return;
    this.#start();
  }

  #start(): void {
    const { coldStartMs, quantumMs, warmStartMs } = this.#model;
    if (this.#cold) {
      this.#startIn(coldStartMs + (this.#dice.uniform() - 0.5) * quantumMs);
      return;
    }
    const jumpMs = (this.#dice.uniform() - 0.5) * 1.6 * quantumMs - Math.min(0, warmStartMs);
    this.#position = this.#inside(this.#position + jumpMs / 1000);
    this.#startIn(Math.max(1, warmStartMs));
  }

  #startIn(ms: number): void {
    this.#stopStart();
    this.#stopStart = this.#after(ms, () => {
      if (this.#paused || this.#seeking || this.#dry) return;
      this.#cold = false;
      this.#movedAt = this.#time.now;
      this.#running = true;
      this.#planEnd();
    });
  }

  #stopPlaying(): void {
    this.#move();
    this.#paused = true;
    this.#running = false;
    this.#stopStart();
    this.#stopEnd();
  }

  #goTo(to: MediaSec): void {
    this.#move();
    const near = this.bufferedAhead(to) > 0;
    this.#position = this.#inside(to);
    this.#ended = false;
    this.#cold = true;
    this.#running = false;
    this.#seeking = true;
    this.#stopStart();
    this.#stopEnd();
    this.#stopSeek();
    if (!near) this.#emptyBuffer();
    if (!this.#loaded) return;
    const { seekMs, fetchSeekMs, seekSpreadMs } = this.#model;
    const spread = Math.exp(this.#dice.normal(0, seekSpreadMs / seekMs));
    this.#stopSeek = this.#after(Math.max(shortestSeekMs, (near ? seekMs : fetchSeekMs) * spread), () =>
      this.#arrive(near),
    );
  }

  #arrive(near: boolean): void {
    this.#seeking = false;
    if (!near && !this.#dry) {
      this.#bufferTo = this.#bufferFrom + firstDataSec;
      this.#bufferAt = this.#time.now;
    }
    this.#tell({ type: 'seeked' });
    if (this.#dry || this.#seeking) return;
    this.#tell({ type: 'ready' });
    if (!this.#paused) this.#startIn(goOnMs);
  }

  #takeRate(asked: number, roomRate: number): void {
    this.#move();
    const { keepsPitch, pitchMs } = this.#model;
    let rate = asked;
    if (keepsPitch === 'always' || roomRate !== 1) {
      const near = Math.abs(asked - 1) <= deadBand;
      if (near) rate = 1;
      const wasNear = Math.abs(this.#speed - 1) <= deadBand;
      if (this.#running && near !== wasNear) this.#position = this.#inside(this.#position - pitchMs / 2000);
    }
    this.#speed = this.#speedAt(rate);
    this.#planEnd();
  }

  #speedAt(rate: number): number {
    const { topSpeed, driftPpm } = this.#model;
    return Math.min(topSpeed, rate * (1 + driftPpm / 1e6));
  }

  #move(): void {
    const { now } = this.#time;
    if (this.running) {
      this.#position = this.#inside(this.#position + (this.#speed * (now - this.#movedAt)) / 1000);
    }
    this.#movedAt = now;
  }

  #planEnd(): void {
    this.#stopEnd();
    if (!this.#running) return;
    const leftMs = ((this.#duration - this.#position) / this.#speed) * 1000;
    this.#stopEnd = this.#after(leftMs, () => {
      if (this.truth() < this.#duration - 1e-6) {
        this.#planEnd();
        return;
      }
      this.#stopPlaying();
      this.#position = this.#duration;
      this.#ended = true;
      this.#tell({ type: 'ended' });
    });
  }

  #emptyBuffer(): void {
    this.#bufferFrom = this.#position;
    this.#bufferTo = this.#position;
    this.#bufferAt = this.#time.now;
  }

  #fetch(): void {
    const { now } = this.#time;
    if (this.#loaded && !this.#dry && !(this.#seeking && this.#bufferTo === this.#bufferFrom)) {
      const most = Math.min(this.#duration, this.truth() + this.#model.bufferSec);
      const grown = this.#bufferTo + (this.#model.fetchSpeed * (now - this.#bufferAt)) / 1000;
      this.#bufferTo = Math.max(this.#bufferTo, Math.min(most, grown));
    }
    this.#bufferAt = now;
  }

  #inside(position: number): number {
    return Math.min(this.#duration, Math.max(0, position));
  }

  #after(ms: number, run: () => void): Stop {
    const stop = this.#time.plan(this.#time.now + ms, () => {
      this.#timers.delete(stop);
      run();
    });
    this.#timers.add(stop);
    return () => {
      stop();
      this.#timers.delete(stop);
    };
  }

  #tell(event: PlayerEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
