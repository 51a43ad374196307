/**
 * Landing: being at one place in the film at one appointed moment: pause, seek if need be, wait until the player is
 * ready, and start it as much before the moment as a start takes. Rules FO50–FO53, FO67.
 */
import type { Stop } from '../runtime/runtime.ts';
import { localMs, mediaSec, type LocalMs, type MediaSec } from '../runtime/units.ts';
import type { Reach, StartKind } from './costs.ts';
import type { Helm } from './helm.ts';
import type { Reading } from './player.ts';

export interface LandingPlan {
  /** When the film is to be at `at`. */
  readonly meet: LocalMs;
  readonly at: MediaSec;
  readonly roomRate: number;
  /** Standing this near is near enough: the start is shifted instead. */
  readonly withinSec: number;
  /** Missed too often already: start whenever it is ready, and trim. */
  readonly lastChance: boolean;
}

export interface Start {
  readonly kind: StartKind;
  readonly calledAt: LocalMs;
  /** How much later than wished it will be there, negative for earlier; as far as is known before it moves. */
  readonly lateMs: number;
  /** When the film begins to move, where that is known beforehand. */
  readonly begins: LocalMs | null;
  readonly from: MediaSec;
}

export interface LandingEvents {
  started(start: Start): void;
  /** Too late for this appointment; make another. */
  missed(): void;
  /** A seek of this reach took so long, and the player could start; true: another appointment was made, forget this one. */
  arrived(reach: Reach, tookMs: number): boolean;
}

/** Further off than this after a seek, it went somewhere else (the film was opened meanwhile): seek again. */
const strayedSec = 0.1;
/** A seek never asked for more often than this; some players refuse to go where they are told. */
const mostSeeks = 3;
/** A timer this late is on time. */
const punctualMs = 2;

export class Landing {
  readonly #helm: Helm;
  readonly #plan: LandingPlan;
  readonly #events: LandingEvents;
  #seek: { readonly calledAt: LocalMs; readonly reach: Reach } | null = null;
  #seeks = 0;
  #armed = false;
  /** When play() is to be called, once that is known. */
  #call: LocalMs | null = null;
  #stopTimer: Stop = () => {};

  constructor(helm: Helm, plan: LandingPlan, events: LandingEvents) {
    this.#helm = helm;
    this.#plan = plan;
    this.#events = events;
  }

  begin(): void {
    const { player, counts } = this.#helm;
    const reading = player.read();
    counts.landings++;
    this.#helm.pause(reading);
    this.#helm.setRate(this.#plan.roomRate, -this.#helm.drift);
    if (Math.abs(reading.position - this.#plan.at) > this.#plan.withinSec) this.#goThere();
    else this.arm(reading);
  }

  /** To be called whenever the player may have become ready. */
  arm(reading: Reading): void {
    if (this.#armed || reading.seeking || !reading.ready) return;
    const now = this.#helm.runtime.now();
    const { meet, at, roomRate, lastChance } = this.#plan;
    const off = reading.position - at;
    if (Math.abs(off) >= strayedSec && this.#seeks < mostSeeks) {
      this.#goThere();
      return;
    }
    this.#armed = true;
    if (this.#seek !== null && this.#events.arrived(this.#seek.reach, now - this.#seek.calledAt)) return;
    // Beside the mark (some players land on a frame): start that much later or sooner. [FO52]
    const wish = localMs(meet + (off / roomRate) * 1000);
    const late = now - (wish - this.#helm.startMs);
    if (late > punctualMs) {
      this.#helm.counts.missedAppointments++;
      if (late > this.#helm.policy.missGraceMs && !lastChance) {
        this.#events.missed();
        return;
      }
    }
    const { call, exact } = this.#helm.startCall(wish);
    this.#call = call;
    const start = (): void => this.#start(reading.position, wish, call);
    if (call <= now) start();
    else
      this.#stopTimer = exact
        ? this.#helm.runtime.at(call, start)
        : this.#helm.runtime.after(call - now, start);
  }

  /** play() is due by `moment`. */
  callsBy(moment: LocalMs): boolean {
    return this.#call !== null && this.#call <= moment;
  }

  cancel(): void {
    this.#armed = true;
    this.#stopTimer();
  }

  #goThere(): void {
    const { player, policy, runtime } = this.#helm;
    const { at } = this.#plan;
    this.#seeks++;
    this.#seek = {
      calledAt: runtime.now(),
      reach: player.bufferedAhead(at) > policy.nearSec ? 'near' : 'far',
    };
    this.#helm.seek(at);
  }

  #start(from: number, wish: LocalMs, call: LocalMs): void {
    const helm = this.#helm;
    const calledAt = helm.runtime.now();
    const kind = helm.play(calledAt);
    const begins = helm.silent ? helm.grid.beginOf(calledAt) : null;
    const lateMs = begins === null ? calledAt - call : begins - wish;
    this.#events.started({ kind, calledAt, lateMs, begins, from: mediaSec(from) });
  }
}
