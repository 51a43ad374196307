/**
 * Manoeuvres: what the player is being made to do about the line in effect: rest on it, land on it, move along it. One at
 * a time; entering one ends the one before. Rules FO50–FO67.
 */
import type { SyncedClock } from '../clock/synced-clock.ts';
import { localMs, mediaSec, type LocalMs, type MediaSec } from '../runtime/units.ts';
import { soonest, type LandOptions } from './appointment.ts';
import { Drought } from './drought.ts';
import type { Helm } from './helm.ts';
import { Landing, type Start } from './landing.ts';
import { endOf, targetAt, type FollowedLine } from './line.ts';
import type { Reading } from './player.ts';
import { Rest } from './rest.ts';
import { Run } from './run.ts';
import type { Phase } from './state.ts';
import type { Steadiness } from './steadiness.ts';

/** A second seek may take so many times as long as the first. */
const hasteMargin = 2;

export interface ManoeuvresOptions {
  readonly helm: Helm;
  readonly clock: SyncedClock;
  readonly steadiness: Steadiness;
  readonly onStall: () => void;
  /** Ticks out of turn. */
  readonly look: () => void;
  readonly onChange: () => void;
}

export class Manoeuvres {
  readonly #options: ManoeuvresOptions;
  readonly #helm: Helm;
  #phase: Phase = { name: 'idle' };
  #line: FollowedLine | null = null;
  #misses = 0;
  /** This landing was brought forward already. */
  #hastened = false;
  #askedClockAt = -Infinity;
  /** It has been on the room's line since it was left alone; somebody who only comes in keeps nobody waiting. */
  #wasIn = false;
  /** Of the landing under way, and of those right before it. */
  readonly #drought: Drought;

  constructor(options: ManoeuvresOptions) {
    this.#options = options;
    this.#helm = options.helm;
    this.#drought = new Drought({ clock: options.clock, policy: options.helm.policy });
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** The line in effect; not the newest while that one is still to come. */
  get line(): FollowedLine | null {
    return this.#line;
  }

  targetOf(line: FollowedLine, moment: LocalMs, reading: Reading): MediaSec {
    return targetAt(line, this.#options.clock.toServer(moment), endOf(line, reading.duration));
  }

  /** From now to moving where the line then is, by a seek. */
  landMs(line: FollowedLine, now: LocalMs, reading: Reading): number {
    return this.#soonest(line, reading, this.#helm.costs.seekMs('far')) - now;
  }

  /** Leaves the player alone. Without a line, any line will have to be approached. */
  leave(name: 'idle' | 'away', line: FollowedLine | null = this.#line): void {
    this.#line = line;
    if (line === null) this.#wasIn = false;
    this.#enter({ name });
  }

  /** Pauses; from `settleAt` on it stands on exactly the common frame. */
  rest(line: FollowedLine, settleAt: LocalMs): void {
    const helm = this.#helm;
    const reading = helm.player.read();
    this.#line = line;
    helm.pause(reading);
    helm.setRate(line.timeline.rate, -helm.drift);
    const end = endOf(line, reading.duration);
    const at = targetAt(line, line.timeline.at, end);
    const ran = !reading.paused || this.#phase.name === 'moving';
    const rest = new Rest(helm, { at, end, settleAt, ran });
    this.#enter({ name: 'resting', rest });
    rest.tick(helm.runtime.now(), helm.player.read());
  }

  /** A line that calls for a landing of its own. */
  approach(line: FollowedLine, options: LandOptions): void {
    this.#misses = 0;
    this.#hastened = false;
    this.#land(line, options);
  }

  /** The line in effect changes under a film that runs on. */
  turn(line: FollowedLine): void {
    const turns = this.#line?.timeline.rate !== line.timeline.rate;
    this.#line = line;
    if (turns && this.#phase.name === 'moving') this.#phase.run.measureAnew(line.timeline.rate);
    this.#options.onChange();
  }

  /** The end may have become known, or another. */
  setEnd(end: MediaSec | null): void {
    if (this.#line !== null) this.#line = { ...this.#line, end };
  }

  /** Lines are numbered anew: none that comes can be the one in effect. */
  renumber(): void {
    if (this.#line !== null) this.#line = { ...this.#line, revision: -1 };
  }

  stall(): void {
    if (this.#phase.name !== 'moving') return;
    this.#helm.counts.stalls++;
    this.#helm.tracker.clear();
    this.#enter({ name: 'stalled' });
    this.#options.onStall();
  }

  /** Earlier readings say nothing any more. */
  measureAnew(): void {
    if (this.#phase.name === 'moving') this.#phase.run.measureAnew(this.#helm.roomRate);
  }

  tick(now: LocalMs, reading: Reading): void {
    const phase = this.#phase;
    switch (phase.name) {
      case 'idle':
      case 'away':
        return;
      case 'resting':
        phase.rest.tick(now, reading);
        return;
      case 'landing':
        // Whoever jumps to where nothing comes would run after the room in vain. [FO54]
        if (this.#drought.tick(now, !reading.ready || reading.seeking) && this.#wasIn)
          this.#options.onStall();
        phase.landing.arm(reading);
        return;
      case 'moving':
        if (this.#line !== null) this.#steer(this.#line, phase.run, now, reading);
        return;
      case 'stalled':
        if (this.#line !== null && reading.ready) this.#recover(this.#line, reading);
    }
  }

  #enter(next: Phase): void {
    const before = this.#phase;
    if (before.name === 'landing') before.landing.cancel();
    if (before.name === 'moving') before.run.end();
    if (next.name === 'moving') this.#wasIn = true;
    if (next.name !== 'landing') this.#drought.end();
    this.#phase = next;
    this.#options.onChange();
  }

  #move(line: FollowedLine, start: Start | null): void {
    this.#enter({ name: 'moving', run: new Run(this.#helm, start, line.timeline.rate, this.#options.look) });
  }

  #land(line: FollowedLine, options: LandOptions): void {
    const { meet, withinSec, earliest = localMs(-Infinity), farMs = this.#farMs } = options;
    const { policy, player, runtime } = this.#helm;
    const reading = player.read();
    const least = runtime.now() + policy.landLeastMs;
    const moment = meet ?? localMs(Math.max(earliest, least, this.#soonest(line, reading, farMs)));
    const end = endOf(line, reading.duration);
    const last = end === null ? Infinity : Math.max(0, end - policy.unsteeredSec);
    const landing = new Landing(
      this.#helm,
      {
        meet: moment,
        at: mediaSec(Math.min(this.targetOf(line, moment, reading), last)),
        roomRate: line.timeline.rate,
        withinSec: withinSec ?? policy.markSec,
        lastChance: this.#misses >= policy.mostMisses,
      },
      {
        started: (start) => this.#move(line, start),
        missed: () => {
          // A dead line that is well again is hoped for anew. [FO55]
          this.#misses = this.#drought.lineDead ? 0 : this.#misses + 1;
          this.#drought.end();
          this.#land(line, { meet: null });
        },
        arrived: (reach, tookMs) => {
          const { lineDead } = this.#drought;
          if (!lineDead) this.#helm.costs.learnSeek(reach, tookMs);
          const farMs = lineDead ? this.#helm.policy.hopedSeekMs : hasteMargin * tookMs;
          return meet === null && this.#hasten(line, options, moment, farMs);
        },
      },
    );
    this.#line = line;
    this.#enter({ name: 'landing', landing });
    landing.begin();
  }

  /** At the first try the line is taken for a well one: what was learned while it was bad would lead far ahead. [FO51] */
  get #farMs(): number {
    const learned = this.#helm.costs.seekMs('far');
    return this.#misses === 0 ? Math.min(learned, this.#helm.policy.hopedSeekMs) : learned;
  }

  #soonest(line: FollowedLine, reading: Reading, farMs: number): LocalMs {
    return soonest(this.#helm, { placeAt: (moment) => this.targetOf(line, moment, reading), farMs });
  }

  /**
   * There much too early it would stand and wait for the room. One nearer appointment is made, by what is at hand now and
   * what this seek has taken, or over a line that was dead as at a first try. [FO55][FO67]
   */
  #hasten(line: FollowedLine, options: LandOptions, moment: LocalMs, farMs: number): boolean {
    if (this.#hastened || farMs < 0) return false;
    const nearest = this.#soonest(line, this.#helm.player.read(), farMs);
    const gainMs = moment - Math.max(options.earliest ?? -Infinity, nearest);
    if (gainMs < this.#helm.policy.idleLandingMs) return false;
    this.#hastened = true;
    this.#drought.end();
    this.#land(line, { ...options, farMs });
    return true;
  }

  /** Data is back: steer if near enough, land otherwise. [FO57] */
  #recover(line: FollowedLine, reading: Reading): void {
    const off = reading.position - this.targetOf(line, this.#helm.runtime.now(), reading);
    if (!reading.paused && Math.abs(off) < this.#helm.landSec) this.#move(line, null);
    else this.approach(line, { meet: null });
  }

  #steer(line: FollowedLine, run: Run, now: LocalMs, reading: Reading): void {
    const { policy, landSec } = this.#helm;
    const target = this.targetOf(line, now, reading);
    const end = endOf(line, reading.duration);
    // The last moments are left alone. [FO48]
    if (end !== null && Math.max(target, reading.position) > end - policy.unsteeredSec) {
      this.#helm.giveSound();
      return;
    }
    const { stage } = run;
    const verdict = run.tick(now, reading, target);
    if (run.stage !== stage) this.#options.onChange();
    switch (verdict) {
      case 'on':
        this.#noteQuiet(now, run, this.#helm.corrects ? policy.quietSec : landSec);
        return;
      case 'ranDry':
        this.stall();
        return;
      case 'stuck':
        this.#landAgain(line, now);
        return;
      case 'offLine':
        if (this.#clockIsSure(now)) this.#landAgain(line, now);
    }
  }

  #noteQuiet(now: LocalMs, run: Run, quietSec: number): void {
    if (run.stage !== 'running' || run.errorSec === null) return;
    const { steadiness, onChange } = this.#options;
    const { slow } = steadiness;
    steadiness.running(now, run.errorSec, quietSec);
    if (steadiness.slow !== slow) onChange();
  }

  /** A clock that stepped looks exactly like a film that jumped: nothing is done on the word of one not just confirmed. [FO64] */
  #clockIsSure(now: LocalMs): boolean {
    const { clock } = this.#options;
    const { confirmedMs, askClockEveryMs } = this.#helm.policy;
    if (!clock.suspect && Math.abs(now - clock.confirmedAt) < confirmedMs) return true;
    if (Math.abs(now - this.#askedClockAt) > askClockEveryMs) {
      this.#askedClockAt = now;
      clock.freshen();
    }
    return false;
  }

  #landAgain(line: FollowedLine, now: LocalMs): void {
    const { steadiness } = this.#options;
    if (!steadiness.mayLand(now)) return;
    const wasSlow = steadiness.slow;
    steadiness.landing(now);
    // What was learned while failing is not the sound card's error.
    if (steadiness.slow && !wasSlow) this.#helm.drift = 0;
    this.approach(line, { meet: null });
  }
}
