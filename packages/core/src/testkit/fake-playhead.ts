/** FakePlayhead: where a simulated film is, and how fast it really goes, which is not always how fast it was told to. */
import type { PlayerModel } from './player-model.ts';
import type { VirtualTime } from './virtual-time.ts';

/** With pitch preserved a rate this near to 1 is played as 1. */
const deadBand = 0.001;

export class FakePlayhead {
  readonly #time: VirtualTime;
  readonly #duration: number;
  readonly #model: PlayerModel;
  #position = 0;
  #movedAt: number;
  #speed: number;
  #running = false;
  #frozen = false;

  constructor(time: VirtualTime, duration: number, model: PlayerModel) {
    this.#time = time;
    this.#duration = duration;
    this.#model = model;
    this.#movedAt = time.now;
    this.#speed = this.#speedAt(1);
  }

  get position(): number {
    this.#move();
    return this.#position;
  }

  /** Film seconds per second while running. */
  get speed(): number {
    return this.#speed;
  }

  /** Meant to move; it does unless the device sleeps. */
  get running(): boolean {
    return this.#running;
  }

  get moving(): boolean {
    return this.#running && !this.#frozen;
  }

  /** Until the end at this speed. */
  get leftMs(): number {
    return ((this.#duration - this.position) / this.#speed) * 1000;
  }

  start(): void {
    this.#move();
    this.#running = true;
  }

  stop(): void {
    this.#move();
    this.#running = false;
  }

  freeze(frozen: boolean): void {
    this.#move();
    this.#frozen = frozen;
  }

  jump(to: number): void {
    this.#move();
    this.#position = Math.min(this.#duration, Math.max(0, to));
  }

  /** The rate that was asked for is heard now. */
  takeRate(asked: number, roomRate: number): void {
    const { keepsPitch, pitchMs } = this.#model;
    if (keepsPitch === 'always' || roomRate !== 1) {
      const near = Math.abs(asked - 1) <= deadBand;
      const wasNear = Math.abs(this.#speed - 1) <= deadBand;
      if (this.#running && near !== wasNear) this.jump(this.position - pitchMs / 2000);
      this.#change(near ? 1 : asked);
    } else {
      this.#change(asked);
    }
  }

  #change(rate: number): void {
    this.#move();
    this.#speed = this.#speedAt(rate);
  }

  #speedAt(rate: number): number {
    const { topSpeed, driftPpm } = this.#model;
    return Math.min(topSpeed, rate * (1 + driftPpm / 1e6));
  }

  #move(): void {
    const { now } = this.#time;
    if (this.moving) {
      this.#position = Math.min(
        this.#duration,
        this.#position + (this.#speed * (now - this.#movedAt)) / 1000,
      );
    }
    this.#movedAt = now;
  }
}
