/** MemberWatch: one page of one member as the judge sees it: is it where it must be by now, and does it keep still? */
import type { RoomView } from '../client/view.ts';
import type { FakePlayer } from './fake-player.ts';
import type { Fail } from './rules.ts';
import type { RoomTruth } from './room-truth.ts';
import type { World } from './world.ts';
import type { WorldMember } from './world-member.ts';

/** A frame of a 24 fps film. */
export const frameMs = 1000 / 24;

export const settle = {
  /** After a change of a room that stands: seeks that fetch, and a repeated loss on the way. */
  pausedMs: 2000,
  /** After a change of a room that plays: a landing, perhaps repeated, and its trim. */
  playingMs: 6000,
} as const;

/** Nobody who can move stands longer than this while the room moves. */
const longestStandMs = 10_000;
const longestHushMs = 4000;
const windowMs = 10_000;
const mostSeeks = { everyWindow: 6, perChange: 3 };
const mostReports = { everyWindow: 8, perChange: 2 };

/** How far a member of this kind may be off once settled, at this rate; null where nothing can be promised. */
export function boundMs({ options: { model } }: WorldMember, rate: number): number | null {
  if (model.topSpeed !== undefined && model.topSpeed < rate * 1.05) return null;
  if (model.canNudge === false) return 150;
  return model.keepsPitch === 'always' ? 80 : frameMs;
}

export class MemberWatch {
  readonly member: WorldMember;
  readonly #world: World;
  readonly #truth: RoomTruth;
  readonly #fail: Fail;
  /** When it last did not know the room's line, and when it last could not play. */
  #behindAt: number;
  #unableAt: number;
  #onlineAt = 0;
  #standsSince: number | null = null;
  #hushedSince: number | null = null;
  #windowAt: number;
  #windowSeeks = 0;
  #windowReports = 0;
  #seeksSeen = 0;
  #seeksWhenSettled: number | null = null;

  constructor(member: WorldMember, world: World, truth: RoomTruth, fail: Fail) {
    this.member = member;
    this.#world = world;
    this.#truth = truth;
    this.#fail = fail;
    this.#behindAt = world.time.now;
    this.#unableAt = world.time.now;
    this.#windowAt = world.time.now;
  }

  /** How long it has been well itself: it knows the room and the time, can play, and nothing else is wrong; ms. */
  get wellMs(): number {
    const { trouble, doubtUntil } = this.member;
    return this.#world.time.now - Math.max(this.#behindAt, this.#unableAt, trouble.until, doubtUntil);
  }

  /** How long it has had to get in step: since it is well and since the room last changed; ms. */
  get settledMs(): number {
    return Math.min(this.wellMs, this.#world.time.now - this.#truth.changedAt);
  }

  /** It told the room that it ran dry, or is ready again. */
  reported(): void {
    this.#windowReports++;
  }

  look(): void {
    const { now } = this.#world.time;
    const { participant, player, runtime } = this.member;
    if (participant === null || player === null || runtime.asleep) {
      this.#unableAt = now;
      this.#hushedSince = null;
      return;
    }
    const view = participant.view();
    if (view.confirmed?.playback.revision !== this.#world.room.state.playback.revision) this.#behindAt = now;
    if (view.link.state === 'online') this.#onlineAt = now;
    // Who has not spoken to the new server cannot know its clock.
    if (this.#onlineAt <= this.#truth.restartedAt) this.#behindAt = now;
    if (!player.able || !view.clock.ready || view.follow?.playBlocked === true) this.#unableAt = now;
    this.#judgeSound(player, now);
    this.#judgeStanding(player, now);
    this.#judgeRest(player, now);
    this.#judgePlace(player, view);
  }

  #judgeSound(player: FakePlayer, now: number): void {
    if (!player.hushed) this.#hushedSince = null;
    else if (now - (this.#hushedSince ??= now) > longestHushMs) this.#broke('sound', 'was left hushed');
  }

  #judgeStanding(player: FakePlayer, now: number): void {
    const should = this.#truth.moves() && this.wellMs > 0;
    if (!should || player.running) this.#standsSince = null;
    else if (now - (this.#standsSince ??= now) > longestStandMs) this.#broke('stands', 'does not move');
  }

  #judgeRest(player: FakePlayer, now: number): void {
    this.#windowSeeks += Math.max(0, player.counts.seeks - this.#seeksSeen);
    this.#seeksSeen = player.counts.seeks;
    if (now - this.#windowAt > windowMs) {
      this.#windowAt = now;
      this.#windowSeeks = 0;
      this.#windowReports = 0;
    }
    const { changes } = this.#truth;
    if (this.#windowSeeks > mostSeeks.everyWindow + mostSeeks.perChange * changes) {
      this.#broke('restless', `seeks ${this.#windowSeeks} times in 10 s`);
    }
    if (this.#windowReports > mostReports.everyWindow + mostReports.perChange * changes) {
      this.#broke('restless', `reports ${this.#windowReports} times in 10 s`);
    }
  }

  #judgePlace(player: FakePlayer, view: RoomView): void {
    const { line } = this.#truth;
    const playing = line?.playing === true;
    if (
      line === null ||
      view.follow === null ||
      this.settledMs <= settle[playing ? 'playingMs' : 'pausedMs']
    ) {
      this.#seeksWhenSettled = null;
      return;
    }
    const bound = boundMs(this.member, playing ? line.rate : 1);
    if (bound === null || this.#truth.atEnd()) return;
    const off = Math.abs(player.truth() - this.#truth.position()) * 1000;
    if (off > bound) {
      this.#broke(
        'bound',
        `is ${off.toFixed(1)} ms off ${playing ? 'while playing' : 'in a room that stands'}`,
      );
    }
    this.#seeksWhenSettled ??= player.counts.seeks;
    if (player.counts.seeks > this.#seeksWhenSettled) this.#broke('restless', 'seeks in steady play');
  }

  #broke(rule: Parameters<Fail>[0], text: string): void {
    this.#fail(rule, `${this.member.options.name} ${text}`);
  }
}
