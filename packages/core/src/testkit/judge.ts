/**
 * Judge: watches a world and says when a rule of the evening is broken. It knows the truth (where each film really is,
 * what the server really holds); the people in the world do not. The rules are told in docs/guide/simulation.md.
 */
import { publicRoom } from '../room/public-room.ts';
import type { MemberId } from '../room/state.ts';
import { MemberWatch } from './member-watch.ts';
import { OrderRules } from './order-rules.ts';
import { RoomTruth } from './room-truth.ts';
import { lookEveryMs, type Fail } from './rules.ts';
import { same } from './same.ts';
import { tallySkews } from './skews.ts';
import type { Tally } from './tally.ts';
import type { World } from './world.ts';

const holdGraceMs = 1000;
/** The room is known to all when nothing was added for this long. */
const quietMs = 3000;

export class Judge {
  /** The first rule that was broken, or null. */
  failure: string | null = null;
  readonly #world: World;
  readonly #tally: Tally;
  readonly #fail: Fail;
  readonly #truth: RoomTruth;
  readonly #order: OrderRules;
  readonly #watches = new Map<MemberId, MemberWatch>();
  #keptAt = 0;

  constructor(world: World, tally: Tally) {
    this.#world = world;
    this.#tally = tally;
    const fail: Fail = (rule, text) => {
      this.failure ??= `[${rule}] ${text} (at ${(world.time.now / 1000).toFixed(2)} s)`;
    };
    this.#fail = fail;
    this.#truth = new RoomTruth(world);
    this.#order = new OrderRules(world, fail);
    world.onSession.push((member) =>
      this.#watches.set(member.id, new MemberWatch(member, world, this.#truth, fail)),
    );
    world.room.listen(({ event }) => {
      this.#keptAt = world.time.now;
      if (event.type === 'held') tally.counts.holds++;
    });
  }

  /** Nothing was added to the room for a while, and nobody has asked for anything that is still on its way. */
  get quiet(): boolean {
    const asks = this.#world.members.some(({ participant }) => {
      const view = participant?.view();
      return view !== undefined && !same(view.room, view.confirmed);
    });
    return !asks && this.#world.time.now - this.#keptAt > quietMs;
  }

  /** The server is another one now: everybody has to begin anew. */
  disturbed(): void {
    this.#truth.disturbed();
  }

  /** To be called every `lookEveryMs`. */
  look(): void {
    const { time, room } = this.#world;
    this.#truth.look();
    this.#order.look((member) => this.#watches.get(member.id)?.reported());
    const { hold } = room.state;
    if (hold !== null && room.up && room.now() > hold.until + holdGraceMs) {
      this.#fail('hold', 'a wait did not end when it should');
    }
    for (const watch of this.#watches.values()) {
      watch.look();
      if (watch.member.participant?.view().follow?.slow === true) {
        this.#tally.counts.slowSec += lookEveryMs / 1000;
      }
    }
    tallySkews(this.#watches.values(), this.#truth, time.now, this.#tally, this.#fail);
  }

  /** To be called once, when everything has been calm for some time. */
  end(): void {
    const { state, log, asked } = this.#world.room;
    if (state.hold !== null) this.#fail('hold', 'the room still waits though everybody is well');
    const { counts } = this.#tally;
    for (const { participant, options } of this.#world.members) {
      const view = participant?.view();
      if (view === undefined) continue;
      if (view.link.state !== 'online') this.#fail('return', `${options.name} is ${view.link.state}`);
      else if (!same(view.confirmed, publicRoom(state)))
        this.#fail('order', `${options.name} has another room than the server`);
      else if (!same(view.room, publicRoom(state)))
        this.#fail('order', `${options.name} still waits for an answer`);
      if (view.follow === null) continue;
      counts.landings += view.follow.counters.landings;
      counts.seeks += view.follow.counters.seeks;
      counts.rateWrites += view.follow.counters.rateWrites;
      counts.stalls += view.follow.counters.stalls;
    }
    counts.entries += log.length;
    counts.commands += asked.length;
  }
}
