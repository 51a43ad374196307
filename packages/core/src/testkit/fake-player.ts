/**
 * FakePlayer: a player without a picture. It moves by virtual time and misbehaves as real ones were measured to: late
 * starts, slow seeks, lagging rates, a sound clock of its own, running dry, refusals, and people who press its keys.
 */
import type { Player, PlayerAbilities, PlayerEvent, Reading } from '../follow/player.ts';
import type { Stop } from '../runtime/runtime.ts';
import { mediaSec, type MediaSec } from '../runtime/units.ts';
import { DeviceBeat } from './device-beat.ts';
import type { Dice } from './dice.ts';
import { FakeBuffer } from './fake-buffer.ts';
import { FakePlayhead } from './fake-playhead.ts';
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

/** A seek that was asked for while the player was playing goes on this long after it arrived. */
const goOnMs = 25;
/** A player that has data again goes on this long after. */
const recoverMs = 20;
const shortestSeekMs = 15;
const fadeMs = 60;

export class FakePlayer implements Player {
  readonly abilities: PlayerAbilities;
  readonly #time: VirtualTime;
  readonly #dice: Dice;
  readonly #model: PlayerModel;
  readonly #duration: number;
  readonly #head: FakePlayhead;
  readonly #device: DeviceBeat;
  readonly #buffer: FakeBuffer;
  readonly #note: (text: string) => void;
  readonly #listeners = new Set<(event: PlayerEvent) => void>();
  readonly #timers = new Set<Stop>();
  #loaded = false;
  #paused = true;
  #askedRate = 1;
  #cold = true;
  #seeking = false;
  #dry = false;
  #ended = false;
  #asleep = false;
  /** What should have happened during sleep. */
  readonly #overdue: (() => void)[] = [];
  #refuses: PlayerModel['refuses'];
  #muted = false;
  #hushed = false;
  #loudAt = 0;
  #stopStart: Stop = () => {};
  #stopSeek: Stop = () => {};
  #stopEnd: Stop = () => {};
  readonly #counts = { plays: 0, pauses: 0, seeks: 0, rateWrites: 0 };

  constructor({ time, dice, duration, model = {}, note = () => {} }: FakePlayerOptions) {
    this.#time = time;
    this.#dice = dice;
    this.#duration = duration;
    this.#note = note;
    this.#model = { ...typicalPlayer, ...model };
    const { bufferSec, fetchSpeed, canNudge, canHush, quantumMs, driftPpm } = this.#model;
    this.#device = new DeviceBeat({ time, dice: dice.fork('device'), beatMs: quantumMs, driftPpm });
    this.#head = new FakePlayhead(time, duration, this.#model);
    this.#buffer = new FakeBuffer({ time, duration, bufferSec, fetchSpeed });
    this.#refuses = this.#model.refuses;
    this.abilities = { canNudge, canHush };
    this.#after(this.#model.loadMs, () => this.#load());
  }

  // What the follower may ask.

  read(): Reading {
    const noise = this.running ? ((this.#dice.uniform() * 2 - 1) * this.#model.noiseMs) / 1000 : 0;
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
    return this.#buffer.ahead(from, this.truth());
  }

  play(): void {
    this.#count('plays', '');
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
    this.#count('pauses', '');
    this.#stopPlaying();
  }

  seek(to: MediaSec): void {
    this.#count('seeks', ` to ${to.toFixed(3)}`);
    this.#goTo(to);
  }

  setRate(rate: number, roomRate: number): void {
    this.#count('rateWrites', ` ${rate.toFixed(4)}`);
    const asked = this.#model.canNudge ? rate : roomRate;
    if (asked === this.#askedRate) return;
    this.#askedRate = asked;
    const { rateLagMs, quantumMs } = this.#model;
    // Once asked to play, its sound is on the way already.
    if (this.#playing) {
      this.#after(this.#device.in(rateLagMs - quantumMs / 2), () => this.#takeRate(asked, roomRate));
    } else this.#takeRate(asked, roomRate);
  }

  hush(silent: boolean): void {
    if (!this.#model.canHush || silent === this.#hushed) return;
    this.#note(silent ? 'hushed' : 'loud');
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
    this.#dry = true;
    this.#head.stop();
    this.#buffer.drop();
    this.#stopStart();
    if (!this.#paused && this.#loaded) this.#tell({ type: 'waiting' });
    if (ms !== null) this.#after(ms, () => this.feed());
  }

  /** Data flows again. */
  feed(): void {
    if (!this.#dry) return;
    this.#dry = false;
    if (!this.#loaded || this.#seeking) return;
    this.#buffer.open(this.truth());
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
    this.#asleep = asleep;
    this.#head.freeze(asleep);
    if (!asleep) for (const run of this.#overdue.splice(0)) run();
  }

  /** Where the film really is. */
  truth(): MediaSec {
    return mediaSec(this.#head.position);
  }

  /** Moves now. */
  get running(): boolean {
    return this.#head.moving;
  }

  get speed(): number {
    return this.#head.speed;
  }

  /** Knows its film and has data to play it, and the platform lets it. */
  get able(): boolean {
    return this.#loaded && !this.#dry && !this.#asleep && this.#refuses !== 'play';
  }

  get loadMs(): number {
    return this.#model.loadMs;
  }

  get paused(): boolean {
    return this.#paused;
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
    this.#head.stop();
    this.#paused = true;
    for (const stop of this.#timers) stop();
    this.#timers.clear();
    this.#listeners.clear();
  }

  get #playing(): boolean {
    return this.#head.running || (!this.#paused && this.#loaded && !this.#seeking && !this.#dry);
  }

  #load(): void {
    this.#loaded = true;
    if (!this.#dry) this.#buffer.open(this.truth());
    this.#tell({ type: 'loaded' });
    if (this.#seeking) this.#goTo(this.truth());
    else this.#goOn(goOnMs);
  }

  #startPlaying(): void {
    if (!this.#paused) return;
    this.#paused = false;
    // As a media element does: playing on from the end begins anew.
    if (this.#ended) this.#goTo(mediaSec(0));
    if (!this.#loaded || this.#seeking || this.#dry) return;
    const { coldStartMs, quantumMs, warmStartMs } = this.#model;
    if (this.#cold) {
      this.#device.open();
      this.#startIn(this.#device.in(coldStartMs - quantumMs / 2));
      return;
    }
    const jumpMs = (this.#dice.uniform() - 0.5) * 1.6 * quantumMs - Math.min(0, warmStartMs);
    this.#head.jump(this.truth() + jumpMs / 1000);
    this.#startIn(Math.max(1, warmStartMs));
  }

  #startIn(ms: number): void {
    this.#stopStart();
    this.#stopStart = this.#after(ms, () => {
      if (this.#paused || this.#seeking || this.#dry) return;
      this.#cold = false;
      this.#device.open();
      this.#head.start();
      this.#planEnd();
    });
  }

  #stopPlaying(): void {
    this.#head.stop();
    this.#device.release();
    this.#paused = true;
    this.#stopStart();
    this.#stopEnd();
  }

  #goTo(to: MediaSec): void {
    const near = this.bufferedAhead(to) > 0;
    this.#head.stop();
    this.#head.jump(to);
    this.#ended = false;
    this.#cold = true;
    this.#seeking = true;
    this.#stopStart();
    this.#stopEnd();
    this.#stopSeek();
    if (!near) this.#buffer.drop();
    if (!this.#loaded) return;
    const { seekMs, fetchSeekMs, seekSpread } = this.#model;
    const spread = Math.exp(this.#dice.normal(0, seekSpread));
    const ms = Math.max(shortestSeekMs, (near ? seekMs : fetchSeekMs) * spread);
    this.#stopSeek = this.#after(ms, () => {
      this.#seeking = false;
      if (!this.#dry && this.bufferedAhead(this.truth()) === 0) this.#buffer.open(this.truth());
      this.#tell({ type: 'seeked' });
      this.#goOn(goOnMs);
    });
  }

  /** Says that it is ready, if it is, and moves if it is meant to. */
  #goOn(ms: number): void {
    if (this.#dry || this.#seeking) return;
    this.#tell({ type: 'ready' });
    if (!this.#paused) this.#startIn(ms);
  }

  #takeRate(asked: number, roomRate: number): void {
    this.#head.takeRate(asked, roomRate);
    this.#planEnd();
  }

  #planEnd(): void {
    this.#stopEnd();
    if (!this.#head.running) return;
    this.#stopEnd = this.#after(Math.max(1, this.#head.leftMs), () => {
      // Asleep meanwhile, or slower than planned.
      if (this.truth() < this.#duration - 1e-6) {
        this.#planEnd();
        return;
      }
      this.#stopPlaying();
      this.#head.jump(this.#duration);
      this.#ended = true;
      this.#tell({ type: 'ended' });
    });
  }

  #count(what: keyof FakePlayerCounts, how: string): void {
    this.#counts[what]++;
    this.#note(`${what}${how}`);
  }

  #after(ms: number, run: () => void): Stop {
    let wanted = true;
    const stop = (): void => {
      wanted = false;
      unplan();
      this.#timers.delete(stop);
    };
    const ring = (): void => {
      if (!wanted) return;
      if (this.#asleep) {
        this.#overdue.push(ring);
        return;
      }
      this.#timers.delete(stop);
      run();
    };
    const unplan = this.#time.plan(this.#time.now + ms, ring);
    this.#timers.add(stop);
    return stop;
  }

  #tell(event: PlayerEvent): void {
    this.#note(`tells ${event.type}`);
    for (const listener of this.#listeners) listener(event);
  }
}
