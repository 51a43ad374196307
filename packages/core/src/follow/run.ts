/**
 * Run: a film that moves, from the first moment after play(): measure where it is, trim away what the start left, then
 * keep it there. Rules FO29, FO40–FO49, FO56, FO66.
 */
import type { Stop } from '../runtime/runtime.ts';
import { localMs, type LocalMs, type MediaSec } from '../runtime/units.ts';
import { correction, learnDrift } from './fine-loop.ts';
import type { Helm } from './helm.ts';
import type { Start } from './landing.ts';
import type { FirstPulse } from './start-grid.ts';
import type { Reading } from './player.ts';
import { silentPulse, trimStep } from './trim.ts';

export type RunStage = 'starting' | 'trimming' | 'running';

/** on: all is well · ranDry: no data · offLine: too far away to steer · stuck: does not move though it could. */
export type RunVerdict = 'on' | 'ranDry' | 'offLine' | 'stuck';

/** Readings equal to within this did not move. */
const standsSec = 1e-6;
const startedSec = 0.001;

export class Run {
  readonly #helm: Helm;
  #start: Start | null;
  /** From the film's first moment on, once it has ended. */
  #firstPulse: FirstPulse | null = null;
  /** Since when the film has only been steered, and what its readings then differed from the model. */
  #steady: { readonly at: LocalMs; readonly offset: number } | null = null;
  #stage: RunStage = 'starting';
  #roomRate: number;
  /** Of the start, or of what made us measure anew. */
  #since: LocalMs;
  #moved: boolean;
  #lastMoved: { position: number; at: number };
  /** The end of a pulse, and of what it does to the readings; null: none. */
  #pulseUntil: number | null = null;
  #decidedAt: number;
  #share: number;
  #errorSec: number | null = null;
  #stopPulse: Stop = () => {};
  #stopHurry: Stop = () => {};
  #stopChance: Stop | null = null;
  readonly #look: () => void;

  /** `start` is null for a film that runs already; `look` lets it be ticked out of turn. */
  constructor(helm: Helm, start: Start | null, roomRate: number, look: () => void) {
    const now = helm.runtime.now();
    this.#helm = helm;
    this.#start = start;
    this.#roomRate = roomRate;
    this.#moved = start === null;
    this.#since = start?.calledAt ?? now;
    this.#decidedAt = now;
    this.#share = -helm.drift;
    this.#lastMoved = { position: -1, at: now };
    this.#look = look;
    helm.grid.moving(now);
    if (start === null) helm.tracker.clear();
    else {
      this.#hurryFrom(localMs(this.#since + helm.policy.sampleFromMs));
      this.#catchUp(start);
    }
  }

  get stage(): RunStage {
    return this.#stage;
  }

  /** On its way from a start to the line, unheard. */
  get isYoung(): boolean {
    return this.#stage === 'starting'
      ? this.#start !== null
      : this.#stage === 'trimming' && this.#helm.silent;
  }

  /** media − target in seconds at the last tick; null while not measured. */
  get errorSec(): number | null {
    return this.#errorSec;
  }

  /** The room moves at another speed from now on, or what was measured says nothing any more. */
  measureAnew(roomRate: number): void {
    const now = this.#helm.runtime.now();
    this.end();
    this.#helm.grid.moving(now);
    this.#start = null;
    this.#stage = 'starting';
    this.#since = now;
    this.#roomRate = roomRate;
    this.#share = -this.#helm.drift;
    this.#helm.setRate(roomRate, this.#share);
    this.#helm.tracker.clear();
    this.#lastMoved = { position: -1, at: now };
    this.#errorSec = null;
  }

  /** Every tick: what has become of it, after doing what small errors need. */
  tick(now: LocalMs, reading: Reading, target: MediaSec): RunVerdict {
    const stands = this.#stands(now, reading);
    if (stands !== null) return stands;
    if (reading.paused) return 'on';
    if (this.#stage === 'starting' && !this.#measured(now, reading)) return 'on';
    if (this.#stage !== 'starting') this.#helm.tracker.sample(now, reading.position);
    if (!this.#helm.tracker.ready) return 'on';
    if (this.#stage === 'starting') this.#begun(now);
    const error = this.#helm.tracker.at(now) - target;
    this.#errorSec = error;
    if (this.#stage === 'trimming') {
      this.#trim(now, error);
      return 'on';
    }
    if (Math.abs(error) > this.#helm.landSec) return 'offLine';
    this.#steer(now, error);
    if (this.#helm.tracker.stepped) this.#lookByChance();
    return 'on';
  }

  /** Ends steering, whatever becomes of the film; the sound comes back. */
  end(): void {
    this.#tellSlip();
    this.#helm.grid.stopped(this.#helm.runtime.now());
    this.#stopHurry();
    this.#stopPulse();
    this.#stopChance?.();
    this.#stopChance = null;
    this.#pulseUntil = null;
    this.#helm.giveSound();
  }

  #stands(now: LocalMs, reading: Reading): RunVerdict | null {
    const { stallMs, neverMovedMs } = this.#helm.policy;
    if (Math.abs(reading.position - this.#lastMoved.position) > standsSec && !reading.paused) {
      this.#lastMoved = { position: reading.position, at: now };
      return null;
    }
    const standsMs = now - this.#lastMoved.at;
    if (!reading.ready && !reading.paused && standsMs > stallMs) return 'ranDry';
    return standsMs > neverMovedMs && !reading.ended ? 'stuck' : null;
  }

  /** Collects readings after a start; true when they tell where it is. */
  #measured(now: LocalMs, reading: Reading): boolean {
    const { sampleFromMs, settleMs, agreeSec } = this.#helm.policy;
    if (!this.#moved) {
      if (reading.position <= (this.#start?.from ?? 0) + startedSec) return false;
      this.#moved = true;
    }
    if (this.#pulseUntil !== null) {
      if (now < this.#pulseUntil) return false;
      this.#pulseUntil = null;
    }
    const since = now - this.#since;
    if (since > sampleFromMs) this.#helm.tracker.sample(now, reading.position);
    const settled = this.#start !== null && this.#helm.tracker.settles(agreeSec);
    return settled || since >= settleMs;
  }

  /**
   * A start called too late, or one whose first moment is known and is not the one wished for, is known to be beside
   * before anything is measured: it begins faster, or slower. [FO25][FO27]
   */
  #catchUp({ kind, calledAt, lateMs, begins }: Start): void {
    const { policy, silent, player, costs, grid, landSec } = this.#helm;
    const lateSec = lateMs / 1000;
    // Very late, on waking say, only another landing helps.
    if (!silent || !player.abilities.canNudge || Math.abs(lateSec) > landSec) return;
    if (begins === null ? lateSec <= policy.trimmedSec : Math.abs(lateSec) < policy.startedBesideSec) return;
    const beatMs = begins === null ? null : grid.beatMs(calledAt);
    const { share, ms } = silentPulse(lateSec * this.#roomRate, { roomRate: this.#roomRate, beatMs }, policy);
    // It is asked for before the film's first moment, and so in effect from there on.
    const from = begins ?? localMs(calledAt + costs.startMs(kind));
    this.#pulse(share, localMs(from + ms - policy.rateLagMs), (writtenAt) => {
      this.#firstPulse = { share, writtenAt };
    });
  }

  /** Looks often from `moment` on: until the film is in step every moment counts. */
  #hurryFrom(moment: LocalMs): void {
    const { runtime, policy } = this.#helm;
    this.#stopHurry();
    this.#stopHurry = runtime.after(Math.max(1, moment - runtime.now()), () => {
      this.#stopHurry = runtime.every(policy.hurryMs, this.#look);
    });
  }

  /** An even beat of ticks would meet steps of the same beat always as late. [FO29] */
  #lookByChance(): void {
    const { runtime, policy } = this.#helm;
    this.#stopChance ??= runtime.after(policy.tickMs * runtime.random(), () => {
      this.#stopChance = null;
      this.#look();
    });
  }

  /** The first measurement: before any correction it tells what the start has cost. */
  #begun(now: LocalMs): void {
    if (this.#start !== null) {
      const { kind, calledAt, from } = this.#start;
      const { tracker, costs, grid } = this.#helm;
      const ranMs = ((tracker.at(now) - from) / this.#roomRate) * 1000;
      const began = grid.beganOf(now, ranMs, this.#firstPulse);
      costs.learnStart(kind, began - calledAt);
      if (this.#helm.silent) grid.learn(calledAt, began);
    }
    this.#stopHurry();
    this.#stage = 'trimming';
  }

  #trim(now: LocalMs, errorSec: number): void {
    const { policy, silent, tracker, grid } = this.#helm;
    if (this.#pulseUntil !== null) {
      if (now < this.#pulseUntil) return;
      // How long the pulse really was only fresh readings tell.
      this.#pulseUntil = null;
      tracker.clear();
      return;
    }
    const roomRate = this.#roomRate;
    const step =
      this.#helm.player.abilities.canNudge && Math.abs(errorSec) > this.#helm.toleranceSec
        ? trimStep(
            { errorSec, silent, sinceMs: now - this.#since, roomRate, beatMs: grid.beatMs(now) },
            policy,
          )
        : { type: 'done' as const };
    if (step.type === 'done') {
      this.#stopHurry();
      this.#helm.giveSound();
      this.#stage = 'running';
      this.#since = now;
      this.#decidedAt = now;
      this.#steady = { at: now, offset: tracker.offset };
      return;
    }
    this.#pulse(step.share, localMs(now + step.ms));
  }

  /** The device's clock goes its own way: what it has gained while the film ran shifts its beat. [FO28] */
  #tellSlip(): void {
    if (this.#steady === null) return;
    const { grid, tracker, runtime } = this.#helm;
    const gainedMs = ((tracker.offset - this.#steady.offset) / this.#roomRate) * 1000;
    grid.slipped(gainedMs, runtime.now() - this.#steady.at);
    this.#steady = null;
  }

  #pulse(share: number, ends: LocalMs, ended: (at: LocalMs) => void = () => {}): void {
    const { runtime, policy, grid } = this.#helm;
    this.#helm.setRate(this.#roomRate, share - this.#helm.drift);
    const end = (): void => {
      this.#share = -this.#helm.drift;
      ended(runtime.now());
      this.#helm.setRate(this.#roomRate, this.#share);
    };
    const now = runtime.now();
    // A pulse of whole beats may end some ms sooner or later: it is heard to end with a beat.
    this.#stopPulse =
      grid.beatMs(now) === null ? runtime.at(ends, end) : runtime.after(Math.max(1, ends - now), end);
    const calm = localMs(ends + policy.rateLagMs + policy.pulseRestMs);
    this.#pulseUntil = calm;
    this.#hurryFrom(calm);
  }

  #steer(now: LocalMs, errorSec: number): void {
    const { policy } = this.#helm;
    const sinceMs = now - this.#decidedAt;
    if (sinceMs < policy.decideMs) return;
    this.#decidedAt = now;
    if (!this.#helm.player.abilities.canNudge) return;
    if (Math.abs(errorSec) < policy.driftLearnBelowSec && now - this.#since > policy.driftLearnAfterMs) {
      this.#helm.drift = learnDrift(this.#helm.drift, errorSec, Math.min(1, sinceMs / 1000), policy);
    }
    const wanted = Math.abs(errorSec) > this.#helm.toleranceSec ? correction(errorSec, policy) : 0;
    const share = wanted - this.#helm.drift;
    if (Math.abs(share - this.#share) < policy.leastChange) return;
    this.#share = share;
    this.#helm.setRate(this.#roomRate, share);
  }
}
