/**
 * MediaTracker: where the film is now. A reading is what the commanded rates add up to, plus a constant, plus noise; only
 * the constant has to be measured, so a rate change does not blur it (a Smith predictor). Rules FO20–FO24, FO29.
 */
import { mediaSec, type LocalMs, type MediaSec } from '../runtime/units.ts';
import { SortedWindow } from './sorted-window.ts';

/** What the film ran at from `from` on. */
interface Stretch {
  readonly from: number;
  /** Film seconds run since the model began, at `from`. */
  readonly run: number;
  readonly rate: number;
}

const windowMs = 450;
/** Some outputs (speeds with pitch preserved) tell their position roughly; a longer window makes up for it. */
const roughWindowMs = 1200;
const roughSec = 0.0012;
const enough = 6;
/** Exact readings agree at once; by chance so many, over so long, do not. */
const few = 3;
const fewMs = 6;
/** A jump is so many readings in a row on one side, by more than this and by more than four times the spread. */
const jumpReadings = 4;
const jumpSec = 0.014;
const jumpSpreads = 4;
/** Interquartile distance to standard deviation. */
const quartilesToDeviation = 1.35;
const spreadShare = 0.1;
/** Some players tell their position in steps: that share of the readings of a film that moves repeats the one before. */
const steppedAbove = 0.2;
const repeatWeight = 0.05;
const mostStretches = 64;
const long = 1e6;

export class MediaTracker {
  readonly #lagMs: number;
  readonly #window = new SortedWindow();
  #stretches: Stretch[] = [{ from: 0, run: 0, rate: 1 }];
  #constant = 0;
  #spread = 0;
  #settled = false;
  #last = Number.NaN;
  /** Share of readings that repeat the one before, the newest weighing most. */
  #repeats = 0;

  constructor(rateLagMs: number) {
    this.#lagMs = rateLagMs;
  }

  /** What the readings differ from what the commanded rates add up to, in seconds. */
  get offset(): number {
    return this.#constant;
  }

  /** The player tells its position in steps. */
  get stepped(): boolean {
    return this.#repeats > steppedAbove;
  }

  /** Enough readings for `at`. */
  get ready(): boolean {
    return this.#settled || this.#window.count >= enough;
  }

  /**
   * Whether the newest three readings, apart by enough to be readings of their own, agree to within `sec`. If so they are
   * trusted, and older ones forgotten: they came from a blurred start. [FO24]
   */
  settles(sec: number): boolean {
    const window = this.#window;
    if (window.count < few || window.newestTime(0) - window.newestTime(few - 1) < fewMs) return false;
    const newest = Array.from({ length: few }, (_, back) => window.newest(back));
    if (Math.max(...newest) - Math.min(...newest) > sec) return false;
    window.keepNewest(few);
    this.#constant = window.middleMean();
    this.#settled = true;
    return true;
  }

  /** A new start at `rate`, known to be in effect. */
  reset(now: LocalMs, rate: number): void {
    this.#stretches = [{ from: now - long, run: 0, rate }];
    this.clear();
    this.#spread = 0;
  }

  /** Earlier readings say nothing any more: the film was moved or stopped. */
  clear(): void {
    this.#window.clear();
    this.#settled = false;
  }

  /** The player was asked for `rate` now. */
  setRate(now: LocalMs, rate: number): void {
    const from = now + this.#lagMs;
    const last = this.#stretches.at(-1);
    if (last !== undefined && from <= last.from) {
      this.#stretches[this.#stretches.length - 1] = { ...last, rate };
      return;
    }
    this.#stretches.push({ from, run: this.#runAt(from), rate });
    if (this.#stretches.length > mostStretches) this.#stretches.shift();
  }

  /** A reading of the film while it moves. */
  sample(now: LocalMs, position: MediaSec): void {
    const repeated = position === this.#last;
    this.#last = position;
    this.#repeats += repeatWeight * (Number(repeated) - this.#repeats);
    const { stepped } = this;
    // It tells where the film was some time ago. [FO29]
    if (stepped && repeated) return;
    const window = this.#window;
    const residual = position - this.#runAt(now);
    const known = window.count > enough + 2;
    window.add(now, residual);
    window.dropBefore(now - (this.#spread > roughSec ? roughWindowMs : windowMs));
    if (known && this.#jumped()) window.keepNewest(jumpReadings);
    this.#constant = stepped ? window.topMean() : window.middleMean();
    const { count } = window;
    if (count < enough + 2) return;
    const aside = Math.floor(count / 4);
    const quartiles = window.ranked(count - 1 - aside) - window.ranked(aside);
    this.#spread += spreadShare * (quartiles / quartilesToDeviation - this.#spread);
  }

  /** Where the film is at `now`; meaningless until ready. */
  at(now: LocalMs): MediaSec {
    return mediaSec(this.#constant + this.#runAt(now));
  }

  #jumped(): boolean {
    const least = Math.max(jumpSec, jumpSpreads * this.#spread);
    let above = 0;
    let below = 0;
    for (let back = 0; back < jumpReadings; back++) {
      const off = this.#window.newest(back) - this.#constant;
      if (off > least) above++;
      else if (off < -least) below++;
    }
    return above === jumpReadings || below === jumpReadings;
  }

  #runAt(moment: number): number {
    for (let i = this.#stretches.length - 1; i >= 0; i--) {
      const stretch = this.#stretches[i];
      if (stretch === undefined || (moment < stretch.from && i > 0)) continue;
      return stretch.run + (stretch.rate * (moment - stretch.from)) / 1000;
    }
    return 0;
  }
}
