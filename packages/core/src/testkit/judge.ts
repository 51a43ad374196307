/**
 * Judge: watches a world and says when a rule of the evening is broken. It knows the truth (where each film really is,
 * what the server really holds); the people in the world do not. The rules have their names in docs/guide/simulation.md.
 */
import type { Participant } from '../client/participant.ts';
import type { Request } from '../room/commands.ts';
import type { Entry } from '../room/events.ts';
import type { CommandId, MemberId } from '../room/state.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { LineHistory } from './line-history.ts';
import { same } from './same.ts';
import type { SkewPhase, Tally } from './tally.ts';
import type { World } from './world.ts';
import type { WorldMember } from './world-member.ts';

/** A frame of a 24 fps film. */
export const frameMs = 1000 / 24;
/** How often the judge should look. */
export const lookEveryMs = 250;

const settle = {
  /** After a change of a room that stands: seeks that fetch, and a repeated loss on the way. */
  pausedMs: 2000,
  /** After a change of a room that plays: a landing, perhaps repeated, and its trim. */
  playingMs: 6000,
  /** After a clock stepped: three contradictions, then a landing. */
  clockMs: 15_000,
  /** From here on play counts as steady. */
  steadyMs: 10_000,
};
/** Nobody who can move stands longer than this while the room moves. */
const longestStandMs = 10_000;
const longestHushMs = 4000;
const windowMs = 10_000;
const mostSeeks = { everyWindow: 6, perChange: 3 };
const mostReports = 8;
/** The last half second of a film is not steered, and a film that ended is the player's affair. */
const unsteeredSec = 0.7;

interface Watched {
  readonly member: WorldMember;
  participant: Participant | null;
  /** Of the last entry told in this session. */
  seq: number;
  /** When it last did not know the room's line, and when it last could not play. */
  behindAt: number;
  unableAt: number;
  standsSince: number | null;
  hushedSince: number | null;
  /** Seeks and readiness reports in the window that began at `windowAt`. */
  windowAt: number;
  windowSeeks: number;
  windowReports: number;
  seeksSeen: number;
  seeksWhenSettled: number | null;
  /** In step by all that is known about it, and so by how much it is off. */
  settledFor: number;
}

export class Judge {
  /** The first rule that was broken, or null. */
  failure: string | null = null;
  readonly #world: World;
  readonly #tally: Tally;
  readonly #history = new LineHistory();
  readonly #watched = new Map<MemberId, Watched>();
  readonly #done = new Set<CommandId>();
  readonly #explained = new Set<CommandId>();
  #lastCommand: CommandId | null = null;
  #judged = 0;
  #changedAt = 0;
  #changes: number[] = [];
  #cause: SkewPhase | null = null;
  #line: Timeline | null = null;

  constructor(world: World, tally: Tally) {
    this.#world = world;
    this.#tally = tally;
    world.room.listen((entry) => this.#kept(entry));
    world.onSession.push((member, participant) => this.#began(member, participant));
  }

  /** Everybody is disturbed now. */
  disturbed(): void {
    this.#changedAt = this.#world.time.now;
    this.#cause = null;
  }

  /** To be called every 250 ms. */
  look(): void {
    const { time, room } = this.#world;
    const now = time.now;
    const server = room.now();
    this.#line = this.#history.at(server);
    this.#judgeCommands();
    const { hold } = room.state;
    if (hold !== null && room.up && server > hold.until + 1000)
      this.#fail('hold', 'a hold did not end in time');
    this.#changes = this.#changes.filter((at) => now - at < windowMs);
    for (const one of this.#watched.values()) this.#judgeMember(one, now);
    this.#compare(now);
  }

  /** To be called once, when everything has been calm for some time. */
  end(): void {
    const { state } = this.#world.room;
    if (state.hold !== null) this.#fail('hold', 'the room still waits though everybody is well');
    for (const { member } of this.#watched.values()) {
      const view = member.participant?.view();
      if (view === undefined) continue;
      const { name } = member.options;
      if (view.link.state !== 'online') this.#fail('return', `${name} is ${view.link.state}`);
      else if (!same(view.confirmed, state)) this.#fail('order', `${name} has another room than the server`);
      else if (!same(view.room, view.confirmed)) this.#fail('order', `${name} still waits for an answer`);
      if (view.follow === null) continue;
      this.#tally.counts.landings += view.follow.counters.landings;
      this.#tally.counts.seeks += view.follow.counters.seeks;
      this.#tally.counts.rateWrites += view.follow.counters.rateWrites;
    }
    this.#tally.counts.entries += this.#world.room.log.length;
    this.#tally.counts.commands += this.#world.room.asked.length;
  }

  #fail(rule: string, text: string): void {
    this.failure ??= `[${rule}] ${text} (at ${(this.#world.time.now / 1000).toFixed(2)} s)`;
  }

  #began(member: WorldMember, participant: Participant): void {
    const { now } = this.#world.time;
    const one: Watched = {
      member,
      participant,
      seq: -1,
      behindAt: now,
      unableAt: now,
      standsSince: null,
      hushedSince: null,
      windowAt: now,
      windowSeeks: 0,
      windowReports: 0,
      seeksSeen: 0,
      seeksWhenSettled: null,
      settledFor: 0,
    };
    this.#watched.set(member.id, one);
    participant.onNews((news) => {
      if (news.type !== 'entry') return;
      const { seq } = news.entry;
      if (seq <= one.seq)
        this.#fail('order', `${member.options.name} was told entry ${seq} after ${one.seq}`);
      one.seq = seq;
      if (!same(news.entry, this.#world.room.log[seq - 1])) {
        this.#fail('order', `${member.options.name} has another entry ${seq} than the server`);
      }
    });
  }

  #kept({ event, command }: Entry): void {
    if (command !== null && command !== this.#lastCommand && this.#done.has(command)) {
      this.#fail('once', `command ${command} happened twice`);
    }
    this.#lastCommand = command;
    if (command !== null) this.#done.add(command);
    if (event.type === 'held') this.#tally.counts.holds++;
    if (!('timeline' in event)) return;
    const { now } = this.#world.time;
    this.#history.add(event.timeline);
    this.#changedAt = now + Math.max(0, event.timeline.at - this.#world.room.now());
    this.#changes.push(now);
    this.#cause = phaseOf[event.type] ?? null;
  }

  #judgeCommands(): void {
    const { asked } = this.#world.room;
    for (; this.#judged < asked.length; this.#judged++) {
      const request = asked[this.#judged];
      if (request !== undefined) this.#judgeCommand(request);
    }
  }

  #judgeCommand({ by, id, command }: Request & { readonly from: 'member' }): void {
    const one = this.#watched.get(by);
    // After a reconnect the same command comes again, and counts as the same press.
    if (one === undefined || one.member.asked.has(id) || this.#explained.has(id)) return;
    this.#explained.add(id);
    const { name } = one.member.options;
    switch (command.type) {
      case 'play':
      case 'pause':
      case 'seek':
        if (one.member.keys[command.type] > 0) one.member.keys[command.type]--;
        else this.#fail('echo', `${name} asked to ${command.type}, and nobody had pressed anything`);
        return;
      case 'reportStall':
      case 'reportReady':
        one.windowReports++;
        if (command.type === 'reportStall') this.#tally.counts.stalls++;
        return;
      case 'describeItem':
      case 'itemEnded':
        return;
      case 'setRate':
      case 'goOnWithout':
      case 'addItem':
      case 'removeItem':
      case 'selectItem':
      case 'rename':
      case 'setTitle':
      case 'setWaiting':
        this.#fail('echo', `${name} sent ${command.type} by itself`);
    }
  }

  #judgeMember(one: Watched, now: number): void {
    const { member } = one;
    const { participant, player } = member;
    if (participant === null || player === null || member.runtime.asleep) {
      one.unableAt = now;
      one.hushedSince = null;
      one.settledFor = 0;
      return;
    }
    const { name } = member.options;
    const { room } = this.#world;
    const view = participant.view();
    if (view.confirmed?.playback.revision !== room.state.playback.revision) one.behindAt = now;
    if (!player.able || !view.clock.ready) one.unableAt = now;
    if (view.follow?.slow === true) this.#tally.counts.slowSec += lookEveryMs / 1000;
    const line = this.#line;
    const playing = line?.playing === true;

    // Sound comes back.
    if (!player.hushed) one.hushedSince = null;
    else if (now - (one.hushedSince ??= now) > longestHushMs) this.#fail('sound', `${name} was left hushed`);

    // Nobody stands for ever, nobody seeks or reports for ever.
    const moves = playing && !this.#atEnd();
    if (!moves || player.running || now === one.unableAt || now === one.behindAt) one.standsSince = null;
    else if (now - (one.standsSince ??= now) > longestStandMs) this.#fail('stands', `${name} does not move`);
    this.#judgeRest(one, now, player.counts.seeks);

    const ownMs = member.trouble.cause === 'clock' || member.trouble.cause === 'sleep' ? settle.clockMs : 0;
    one.settledFor = Math.min(
      now - this.#changedAt,
      now - one.behindAt,
      now - one.unableAt,
      now - member.trouble.until - ownMs,
    );
    const settled = one.settledFor > (playing ? settle.playingMs : settle.pausedMs);
    if (!settled || line === null || view.follow === null) {
      one.seeksWhenSettled = null;
      return;
    }
    if (this.#atEnd()) return;
    const bound = boundMs(member, playing ? line.rate : 1);
    if (bound === null) return;
    const off = Math.abs(player.truth() - this.#roomAt()) * 1000;
    if (off > bound) {
      this.#fail(
        'bound',
        `${name} is ${off.toFixed(1)} ms off ${playing ? 'while playing' : 'in a room that stands'}`,
      );
    }
    one.seeksWhenSettled ??= player.counts.seeks;
    if (player.counts.seeks > one.seeksWhenSettled) this.#fail('restless', `${name} seeks in steady play`);
  }

  #judgeRest(one: Watched, now: number, seeks: number): void {
    one.windowSeeks += Math.max(0, seeks - one.seeksSeen);
    one.seeksSeen = seeks;
    if (now - one.windowAt > windowMs) {
      one.windowAt = now;
      one.windowSeeks = 0;
      one.windowReports = 0;
    }
    const most = mostSeeks.everyWindow + mostSeeks.perChange * this.#changes.length;
    const { name } = one.member.options;
    if (one.windowSeeks > most) this.#fail('restless', `${name} seeks ${one.windowSeeks} times in 10 s`);
    if (one.windowReports > mostReports + 2 * this.#changes.length) {
      this.#fail('restless', `${name} reports ${one.windowReports} times in 10 s`);
    }
  }

  /** Everybody against everybody. */
  #compare(now: number): void {
    const line = this.#line;
    if (line === null || this.#atEnd()) return;
    const steady: number[] = [];
    const after: number[] = [];
    const fresh: { readonly cause: 'join' | 'stall'; readonly position: number }[] = [];
    const sinceChange = now - this.#changedAt;
    for (const { member, settledFor, unableAt, behindAt } of this.#watched.values()) {
      const { player } = member;
      if (player === null || boundMs(member, line.rate) !== frameMs) continue;
      const position = player.truth();
      const sinceOwn = now - Math.max(member.trouble.until, unableAt, behindAt);
      if (settledFor > (line.playing ? settle.steadyMs : settle.pausedMs)) steady.push(position);
      if (settledFor > 1500 && sinceChange >= 2000 && sinceChange < 2000 + lookEveryMs) after.push(position);
      const { cause } = member.trouble;
      const justBack = sinceOwn >= 2000 && sinceOwn < 2000 + lookEveryMs && settledFor > 1500;
      if (justBack && (cause === 'join' || cause === 'stall')) fresh.push({ cause, position });
    }
    const { skew } = this.#tally;
    eachPair(steady, (ms) => {
      skew[line.playing ? 'steady' : 'paused'].add(ms);
      if (ms > frameMs && !line.playing) this.#fail('frame', `two stand ${ms.toFixed(1)} ms apart`);
    });
    const cause = this.#cause;
    if (cause !== null) eachPair(after, (ms) => skew[cause].add(ms));
    if (!line.playing || sinceChange < settle.playingMs) return;
    for (const { cause: why, position } of fresh) {
      for (const other of steady) skew[why].add((other - position) * 1000);
    }
  }

  #end(): number {
    const { current } = this.#world.room.state;
    return current === null ? Infinity : this.#world.filmLength(current);
  }

  #atEnd(): boolean {
    return this.#roomAt() >= this.#end() - unsteeredSec;
  }

  #roomAt(): number {
    return this.#history.position(this.#world.room.now(), this.#end()) ?? 0;
  }
}

function eachPair(positions: readonly number[], told: (ms: number) => void): void {
  for (const [i, a] of positions.entries()) {
    for (const b of positions.slice(i + 1)) told(Math.abs(a - b) * 1000);
  }
}

/** How far a member of this kind may be off once settled; null where nothing can be promised. */
function boundMs({ options }: WorldMember, rate: number): number | null {
  const { canNudge, keepsPitch, topSpeed } = options.model;
  if (topSpeed !== undefined && topSpeed < rate * 1.05) return null;
  if (canNudge === false) return 150;
  if (keepsPitch === 'always') return 80;
  return frameMs;
}

const phaseOf: Readonly<Partial<Record<Entry['event']['type'], SkewPhase>>> = {
  played: 'play',
  paused: 'pause',
  held: 'pause',
  seeked: 'seek',
  rateChanged: 'rate',
  released: 'release',
  itemSelected: 'item',
};
