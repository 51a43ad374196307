/** Helm: the only hand on the player. It remembers what was asked, tells the tracker, and counts. */
import type { Runtime } from '../runtime/runtime.ts';
import { localMs, type LocalMs, type MediaSec } from '../runtime/units.ts';
import { CostLearner, type StartKind } from './costs.ts';
import type { Player, Reading } from './player.ts';
import type { FollowPolicy } from './policy.ts';
import { StartGrid } from './start-grid.ts';
import type { FollowCounters } from './status.ts';
import { MediaTracker } from './tracker.ts';

/** Finer speeds make no difference to any player. */
const rateStep = 1e-5;

type Counts = { -readonly [Name in keyof FollowCounters]: number };

export class Helm {
  readonly runtime: Runtime;
  readonly player: Player;
  readonly policy: FollowPolicy;
  readonly tracker: MediaTracker;
  readonly costs: CostLearner;
  readonly grid: StartGrid;
  readonly counts: Counts = { landings: 0, seeks: 0, rateWrites: 0, stalls: 0, missedAppointments: 0 };
  /** This device's own rate error, learned so far; 1e-6 is 1 ppm. */
  drift = 0;
  /** Errors up to this are left alone, by the person's wish, in seconds. [FO85] */
  toleranceSec = 0;
  /** What kind of start the next one will be: a seek flushes what the device has at hand. */
  nextStart: StartKind = 'cold';
  #rate = 1;
  #roomRate = 1;
  #silent = false;

  constructor(runtime: Runtime, player: Player, policy: FollowPolicy) {
    this.runtime = runtime;
    this.player = player;
    this.policy = policy;
    this.tracker = new MediaTracker(policy.rateLagMs);
    this.costs = new CostLearner(policy);
    this.grid = new StartGrid(policy);
  }

  /** Speed of the room, as last told. */
  get roomRate(): number {
    return this.#roomRate;
  }

  /** Speed asked of the player. */
  get rate(): number {
    return this.#rate;
  }

  get silent(): boolean {
    return this.#silent;
  }

  /** From play() to moving, as the player stands. */
  get startMs(): number {
    return this.costs.startMs(this.nextStart);
  }

  /** The next start will be silent, and so may be corrected as it begins. */
  get #startsSilent(): boolean {
    const { canHush, canNudge } = this.player.abilities;
    return this.nextStart === 'cold' && canHush && canNudge;
  }

  /** When to call play() for the film to move at `wish`, or as near to it as it can. On a known beat a few ms make no difference. */
  startCall(wish: LocalMs): { readonly call: LocalMs; readonly exact: boolean } {
    const call = this.#startsSilent ? this.grid.callFor(wish, this.runtime.now()) : null;
    return { call: call ?? localMs(wish - this.startMs), exact: call === null };
  }

  /** Small errors are steered away. */
  get corrects(): boolean {
    return this.player.abilities.canNudge && this.toleranceSec === 0;
  }

  /** Beyond this error only a landing helps. */
  get landSec(): number {
    const { landSec, landWithoutNudgeSec } = this.policy;
    return Math.max(this.toleranceSec, this.player.abilities.canNudge ? landSec : landWithoutNudgeSec);
  }

  /** Where the film is: as tracked, or as read while there are too few readings. */
  positionOf(reading: Reading, now: LocalMs): MediaSec {
    return !reading.paused && this.tracker.ready ? this.tracker.at(now) : reading.position;
  }

  /** Runs the film at `roomRate · (1 + share)`; a player that cannot be nudged runs at the room's. */
  setRate(roomRate: number, share: number): void {
    const exact = this.player.abilities.canNudge ? roomRate * (1 + share) : roomRate;
    const rate = Math.round(exact / rateStep) * rateStep;
    if (Math.abs(rate - this.#rate) < rateStep / 2 && roomRate === this.#roomRate) return;
    this.#rate = rate;
    this.#roomRate = roomRate;
    this.counts.rateWrites++;
    this.player.setRate(rate, roomRate);
    this.tracker.setRate(this.runtime.now(), rate);
  }

  /** Starts the film; a cold start is silent where the player can, until the sound may be heard in step. */
  play(now: LocalMs): StartKind {
    const kind = this.nextStart;
    const silent = this.#startsSilent;
    this.nextStart = 'warm';
    if (silent) this.#hush(true);
    this.tracker.reset(now, this.#rate);
    this.player.play();
    return kind;
  }

  pause(reading: Reading): void {
    this.giveSound();
    this.tracker.clear();
    if (!reading.paused) this.player.pause();
  }

  seek(to: MediaSec): void {
    this.nextStart = 'cold';
    this.tracker.clear();
    this.counts.seeks++;
    this.player.seek(to);
  }

  /** Whatever ends a silent start gives the sound back. */
  giveSound(): void {
    if (this.#silent) this.#hush(false);
  }

  #hush(silent: boolean): void {
    this.#silent = silent;
    this.player.hush(silent);
  }
}
