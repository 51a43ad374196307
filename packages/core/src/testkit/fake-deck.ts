/** FakeDeck: what moves the film in a simulated player: late starts, slow seeks, lagging rates, running dry, the end. */
import type { Stop } from '../runtime/runtime.ts';
import { mediaSec, type MediaSec } from '../runtime/units.ts';
import { DeviceBeat } from './device-beat.ts';
import type { Dice } from './dice.ts';
import { FakeBuffer } from './fake-buffer.ts';
import type { FakeNerves } from './fake-nerves.ts';
import { FakePlayhead } from './fake-playhead.ts';
import type { PlayerModel } from './player-model.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A seek that was asked for while the player was playing goes on this long after it arrived. */
const goOnMs = 25;
/** A player that has data again goes on this long after. */
const recoverMs = 20;
const shortestSeekMs = 15;

export interface FakeDeckOptions {
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly duration: number;
  readonly model: PlayerModel;
  readonly nerves: FakeNerves;
}

export class FakeDeck {
  readonly #dice: Dice;
  readonly #model: PlayerModel;
  readonly #duration: number;
  readonly #nerves: FakeNerves;
  readonly #head: FakePlayhead;
  readonly #device: DeviceBeat;
  readonly #buffer: FakeBuffer;
  #loaded = false;
  #paused = true;
  #askedRate = 1;
  #cold = true;
  #seeking = false;
  #dry = false;
  #ended = false;
  #stopStart: Stop = () => {};
  #stopSeek: Stop = () => {};
  #stopEnd: Stop = () => {};

  constructor({ time, dice, duration, model, nerves }: FakeDeckOptions) {
    this.#dice = dice;
    this.#model = model;
    this.#duration = duration;
    this.#nerves = nerves;
    const { bufferSec, fetchSpeed, loadMs, quantumMs, driftPpm } = model;
    this.#device = new DeviceBeat({ time, dice: dice.fork('device'), beatMs: quantumMs, driftPpm });
    this.#head = new FakePlayhead(time, duration, model);
    this.#buffer = new FakeBuffer({ time, duration, bufferSec, fetchSpeed });
    nerves.after(loadMs, () => this.#load());
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get seeking(): boolean {
    return this.#seeking;
  }

  get dry(): boolean {
    return this.#dry;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Moves now. */
  get running(): boolean {
    return this.#head.moving;
  }

  get speed(): number {
    return this.#head.speed;
  }

  /** Where the film really is. */
  truth(): MediaSec {
    return mediaSec(this.#head.position);
  }

  ahead(from: MediaSec): number {
    return this.#buffer.ahead(from, this.truth());
  }

  startPlaying(): void {
    if (!this.#paused) return;
    this.#paused = false;
    // As a media element does: playing on from the end begins anew.
    if (this.#ended) this.goTo(mediaSec(0));
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

  stopPlaying(): void {
    this.#head.stop();
    this.#device.release();
    this.#paused = true;
    this.#stopStart();
    this.#stopEnd();
  }

  goTo(to: MediaSec): void {
    const near = this.ahead(to) > 0;
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
    this.#stopSeek = this.#nerves.after(ms, () => {
      this.#seeking = false;
      if (!this.#dry && this.ahead(this.truth()) === 0) this.#buffer.open(this.truth());
      this.#nerves.tell({ type: 'seeked' });
      this.#goOn(goOnMs);
    });
  }

  setRate(asked: number, roomRate: number): void {
    if (asked === this.#askedRate) return;
    this.#askedRate = asked;
    const take = (): void => {
      this.#head.takeRate(asked, roomRate);
      this.#planEnd();
    };
    const { rateLagMs, quantumMs } = this.#model;
    // Once asked to play, its sound is on the way already.
    const onItsWay = !this.#paused && this.#loaded && !this.#seeking && !this.#dry;
    if (this.#head.running || onItsWay) this.#nerves.after(this.#device.in(rateLagMs - quantumMs / 2), take);
    else take();
  }

  runDry(): void {
    this.#dry = true;
    this.#head.stop();
    this.#buffer.drop();
    this.#stopStart();
    if (!this.#paused && this.#loaded) this.#nerves.tell({ type: 'waiting' });
  }

  /** Data flows again. */
  feed(): void {
    if (!this.#dry) return;
    this.#dry = false;
    if (!this.#loaded || this.#seeking) return;
    this.#buffer.open(this.truth());
    this.#nerves.tell({ type: 'ready' });
    if (!this.#paused) this.#startIn(recoverMs);
  }

  /** Nothing moves while the device sleeps. */
  freeze(frozen: boolean): void {
    this.#head.freeze(frozen);
  }

  stop(): void {
    this.#head.stop();
    this.#paused = true;
  }

  #load(): void {
    this.#loaded = true;
    if (!this.#dry) this.#buffer.open(this.truth());
    this.#nerves.tell({ type: 'loaded' });
    if (this.#seeking) this.goTo(this.truth());
    else this.#goOn(goOnMs);
  }

  #startIn(ms: number): void {
    this.#stopStart();
    this.#stopStart = this.#nerves.after(ms, () => {
      if (this.#paused || this.#seeking || this.#dry) return;
      this.#cold = false;
      this.#device.open();
      this.#head.start();
      this.#planEnd();
    });
  }

  /** Says that it is ready, if it is, and moves if it is meant to. */
  #goOn(ms: number): void {
    if (this.#dry || this.#seeking) return;
    this.#nerves.tell({ type: 'ready' });
    if (!this.#paused) this.#startIn(ms);
  }

  #planEnd(): void {
    this.#stopEnd();
    if (!this.#head.running) return;
    this.#stopEnd = this.#nerves.after(Math.max(1, this.#head.leftMs), () => {
      // Asleep meanwhile, or slower than planned.
      if (this.truth() < this.#duration - 1e-6) {
        this.#planEnd();
        return;
      }
      this.stopPlaying();
      this.#head.jump(this.#duration);
      this.#ended = true;
      this.#nerves.tell({ type: 'ended' });
    });
  }
}
