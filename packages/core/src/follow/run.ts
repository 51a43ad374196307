/**
 * Run: a film that moves, from the first moment after play(): measure where it is, trim away what the start left, then
 * keep it there. Rules FO40–FO49, FO56, FO66.
 */
import type { Stop } from '../runtime/runtime.ts';
import { localMs, type LocalMs, type MediaSec } from '../runtime/units.ts';
import { correction, learnDrift } from './fine-loop.ts';
import type { Helm } from './helm.ts';
import type { Start } from './landing.ts';
import type { Reading } from './player.ts';
import { trimStep } from './trim.ts';

export type RunStage = 'starting' | 'trimming' | 'running';

/** on: all is well · ranDry: no data · offLine: too far away to steer · stuck: does not move though it could. */
export type RunVerdict = 'on' | 'ranDry' | 'offLine' | 'stuck';

/** Readings equal to within this did not move. */
const standsSec = 1e-6;
const startedSec = 0.001;

export class Run {
  readonly #helm: Helm;
  #start: Start | null;
  /** What the start has cost can be told from where the film is. */
  #learns = true;
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
    if (start === null) helm.tracker.clear();
    else {
      this.#hurryFrom(localMs(this.#since + helm.policy.sampleFromMs));
      this.#catchUp(start);
    }
  }

  get stage(): RunStage {
    return this.#stage;
  }

  /** media − target in seconds at the last tick; null while not measured. */
  get errorSec(): number | null {
    return this.#errorSec;
  }

  /** The room moves at another speed from now on, or what was measured says nothing any more. */
  measureAnew(roomRate: number): void {
    const now = this.#helm.runtime.now();
    this.end();
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
    return 'on';
  }

  /** Ends steering, whatever becomes of the film; the sound comes back. */
  end(): void {
    this.#stopHurry();
    this.#stopPulse();
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

  /** A start called too late is known to be behind before anything is measured: it begins faster. [FO25] */
  #catchUp({ kind, lateMs }: Start): void {
    const { policy, silent, player, costs } = this.#helm;
    const lateSec = lateMs / 1000;
    if (!silent || !player.abilities.canNudge || lateSec <= policy.trimmedSec) return;
    this.#learns = false;
    const share = Math.min(policy.silentPulseMost, lateSec / policy.pulseSec);
    // It is asked for before the film's first moment, and so in effect from there on.
    const begins = this.#since + costs.startMs(kind);
    this.#pulse(share, localMs(begins + (lateSec / share) * 1000 - policy.rateLagMs));
  }

  /** Looks often from `moment` on: until the film is in step every moment counts. */
  #hurryFrom(moment: LocalMs): void {
    const { runtime, policy } = this.#helm;
    this.#stopHurry();
    this.#stopHurry = runtime.after(Math.max(1, moment - runtime.now()), () => {
      this.#stopHurry = runtime.every(policy.hurryMs, this.#look);
    });
  }

  /** The first measurement: before any correction it tells what the start has cost. */
  #begun(now: LocalMs): void {
    if (this.#start !== null && this.#learns) {
      const { kind, calledAt, from } = this.#start;
      const ranMs = ((this.#helm.tracker.at(now) - from) / this.#roomRate) * 1000;
      this.#helm.costs.learnStart(kind, now - ranMs - calledAt);
    }
    this.#stopHurry();
    this.#stage = 'trimming';
  }

  #trim(now: LocalMs, errorSec: number): void {
    const { policy, silent, tracker } = this.#helm;
    if (this.#pulseUntil !== null) {
      if (now < this.#pulseUntil) return;
      // How long the pulse really was only fresh readings tell.
      this.#pulseUntil = null;
      tracker.clear();
      return;
    }
    const roomRate = this.#roomRate;
    const step = this.#helm.player.abilities.canNudge
      ? trimStep({ errorSec, silent, sinceMs: now - this.#since, roomRate }, policy)
      : { type: 'done' as const };
    if (step.type === 'done') {
      this.#stopHurry();
      this.#helm.giveSound();
      this.#stage = 'running';
      this.#since = now;
      this.#decidedAt = now;
      return;
    }
    this.#pulse(step.share, localMs(now + step.ms));
  }

  #pulse(share: number, ends: LocalMs): void {
    const { runtime, policy } = this.#helm;
    this.#helm.setRate(this.#roomRate, share - this.#helm.drift);
    this.#stopPulse = runtime.at(ends, () => {
      this.#share = -this.#helm.drift;
      this.#helm.setRate(this.#roomRate, this.#share);
    });
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
    const share = correction(errorSec, policy) - this.#helm.drift;
    if (Math.abs(share - this.#share) < policy.leastChange) return;
    this.#share = share;
    this.#helm.setRate(this.#roomRate, share);
  }
}
