/**
 * Room: a room that somebody may be in: puts together its queue, its connections here and on other nodes, and what they
 * are told. Whatever happens is recorded, and one tick a second acts on it. Rules PR12–PR16 in docs/spec/protocol.md.
 */
import {
  encode,
  fail,
  isPlayersWord,
  ok,
  putOutBy,
  type CommandMessage,
  type Down,
  type Entry,
  type Hello,
  type LocalMs,
  type MemberId,
  type Message,
  type NewItem,
  type Refusal,
  type Result,
  type RoomState,
  type Say,
  type Stop,
  type SystemCommand,
} from '@lockstep/core';
import type { Peer } from '../ports/peer.ts';
import { Company } from './company.ts';
import { Deeds } from './deeds.ts';
import { Departures } from './departures.ts';
import type { Shown } from './doorkeeper.ts';
import { Entrance, type ArrivingLine } from './entrance.ts';
import type { Environment } from './environment.ts';
import { roomLeads } from './leads.ts';
import { Neighbours } from './neighbours.ts';
import { RoomPresence } from './presence.ts';
import { TokenBucket } from './rate-limit.ts';
import { RoomCall } from './room-call.ts';
import { RoomChat } from './room-chat.ts';
import { RoomHost } from './room-host.ts';
import { RoomLines } from './room-lines.ts';
import { RoomTexts } from './room-texts.ts';
import { roomWelcome } from './room-welcome.ts';
import { Seats } from './seats.ts';
import { Talk } from './talk.ts';
import { everySteadily } from './steady-tick.ts';

export class Room {
  readonly id: string;
  readonly chat: RoomChat;
  readonly call: RoomCall;
  readonly seats: Seats;
  /** Its connections here. */
  readonly presence: RoomPresence;
  readonly #environment: Environment;
  readonly #host: RoomHost;
  readonly #lines = new RoomLines();
  readonly #neighbours: Neighbours;
  readonly #company: Company;
  readonly #entrance: Entrance;
  readonly #departures: Departures;
  readonly #talk: Talk;
  readonly #deeds: Deeds;
  readonly #texts: RoomTexts;
  /** Made when first needed: most rooms of a server are idle. */
  #commands: TokenBucket | null = null;
  #stopTick: Stop | null = null;

  /** `gone`: the log does not have it any more; nobody is in it then. */
  constructor(environment: Environment, id: string, gone: () => void) {
    this.id = id;
    this.#environment = environment;
    const { runtime, cluster, limits } = environment;
    const failed = (error: unknown): void => this.#failed(error);
    const state = (): RoomState => this.state;
    this.chat = new RoomChat(environment, id);
    this.presence = new RoomPresence(cluster !== null);
    this.#host = new RoomHost({
      environment,
      id,
      leads: () => roomLeads(this.#neighbours.timings(), cluster),
      told: (entries, before) => this.#happened(entries, before),
      appended: (entries) => this.#neighbours.appended(entries),
      gone: () => {
        this.stop();
        gone();
      },
    });
    this.#neighbours = new Neighbours({
      environment,
      room: id,
      presence: this.presence,
      seq: () => this.state.seq,
      said: () => this.chat.seq,
      happened: (entries) => void this.#host.learn(entries).catch(failed),
      told: (message) => void this.#talk.hear(message).catch(failed),
      carried: (to, message) => this.call.deliver(to, message),
      recalled: (connections) => this.call.heard(connections),
      behind: (seq, said) => void this.#catchUp(seq, said).catch(failed),
      moved: (connection) => this.seats.moved(connection),
      appeared: () => this.#startTick(),
      back: () => this.#departures.lookAgain(),
    });
    const [lines, neighbours, presence] = [this.#lines, this.#neighbours, this.presence];
    const company = new Company(neighbours, limits.rowsForAll);
    this.#company = company;
    this.#talk = new Talk({ chat: this.chat, lines, neighbours, company });
    const ask = async (command: SystemCommand): Promise<Result<number, Refusal>> =>
      this.#host.ask({ from: 'server', command });
    const entrance = new Entrance({ state, ask });
    this.#entrance = entrance;
    const parts = { environment, presence, neighbours, failed };
    this.call = new RoomCall({ ...parts, room: id, state, lines, company, entrance });
    const departures = new Departures({ ...parts, host: this.#host, entrance });
    this.#departures = departures;
    this.seats = new Seats({ ...parts, lines, company, departures });
    this.#texts = new RoomTexts({ environment, room: id, state });
    this.#deeds = new Deeds({ runtime, state, rows: () => neighbours.roster(), ask, failed });
  }

  get state(): RoomState {
    return this.#host.state;
  }

  get isEmpty(): boolean {
    return this.#departures.isEmpty;
  }

  get quietSince(): LocalMs {
    return this.#departures.quietSince;
  }

  /** Takes one command's place in the room; 0, or the ms until there is one. */
  commandWait(now: LocalMs): number {
    const { roomCommandsPerSec, roomCommandsBurst } = this.#environment.limits;
    this.#commands ??= new TokenBucket(roomCommandsPerSec, roomCommandsBurst, now);
    return this.#commands.take(now);
  }

  /** When all that was asked so far is kept and answered. */
  async settled(): Promise<void> {
    await Promise.all([this.#host.settled(), this.chat.settled()]);
  }

  /** Members with a connection on any node (up, or down for less than the grace period). */
  present(): ReadonlySet<MemberId> {
    return new Set(this.#neighbours.members());
  }

  /** This member is in the room, or was a moment ago. */
  has(member: MemberId): boolean {
    return (
      this.presence.isPresent(member) || this.#neighbours.isPresent(member) || this.#entrance.isNamed(member)
    );
  }

  async load(): Promise<void> {
    await this.#host.load();
    await this.chat.load();
    await this.#departures.expectBack();
    this.#deeds.plan();
    void this.#texts.load().catch(this.#failed);
  }

  /** It was made, and somebody will come: other nodes and later runs know it from here on. [LG21] */
  async begin(): Promise<void> {
    await this.#host.ask({ from: 'server', command: { type: 'open' } });
  }

  /** Admits a member and seats his connection: it is welcomed, and told everything from there on. */
  async enter(
    hello: Hello,
    member: MemberId,
    line: ArrivingLine,
    shown: Shown,
  ): Promise<Result<null, Refusal>> {
    // Of a place on another node is not known here whether he was put out of it just now.
    const inside = this.presence.isPresent(member);
    const isFull = this.#neighbours.size >= this.#environment.limits.connectionsPerRoom;
    if (isFull && !this.has(member)) return fail({ code: 'roomFull' });
    const admitted = await this.#entrance.admit({
      type: 'admit',
      member,
      name: hello.name,
      inside,
      ...shown,
    });
    if (!admitted.ok) return admitted;
    if (!line.isOpen()) {
      await this.#departures.dismissIfAbsent(member, this.#environment.runtime.now());
      return ok(null);
    }
    const parts = {
      environment: this.#environment,
      host: this.#host,
      company: this.#company,
      chat: this.chat,
    };
    const welcome = (now: LocalMs): Down => roomWelcome(parts, hello, member, line.version, now);
    if (this.seats.take(hello, member, line, welcome)) this.#startTick();
    return ok(null);
  }

  /** `sealed`: what is kept of a secret in the command. */
  async command(
    member: MemberId,
    connection: string,
    message: CommandMessage,
    sealed: { readonly sealed?: string } = {},
  ): Promise<Result<number, Refusal>> {
    const { id, issuedAt, command } = message;
    const refusal = this.call.refusalFor(command);
    if (refusal !== null) return fail({ code: refusal });
    // Nobody waits for a player that cannot keep up or looks elsewhere; what those of a crowd tell, the named ones tell too.
    const isIdle = command.type === 'reportStall' && !this.presence.counts(connection);
    const isOfCrowd = isPlayersWord(command) && !this.#entrance.isNamed(member);
    if (isIdle || isOfCrowd) return ok(this.state.seq);
    const named = await this.#entrance.nameIfCrowd(member, this.presence.nameOf(connection));
    if (!named.ok) return named;
    this.#company.acted(member);
    return this.#host.ask({ from: 'member', id, by: member, issuedAt, command, ...sealed });
  }

  /** Says something to everybody; the value is the message as it was kept. */
  async say(member: MemberId, connection: string, say: Say): Promise<Result<Message, Refusal>> {
    const named = await this.#entrance.nameIfCrowd(member, this.presence.nameOf(connection));
    if (!named.ok) return named;
    return this.#talk.say(this.state, member, connection, say);
  }

  /** Puts a film into the queue that a member left here to be prepared. [UP12] */
  async bring(item: NewItem, by: MemberId): Promise<Result<number, Refusal>> {
    return this.#host.ask({ from: 'server', command: { type: 'bring', item, by } });
  }

  watch(connection: string, members: readonly MemberId[]): void {
    this.#company.watch(connection, members);
  }

  /** What came after `seq`, to a connection that found something missing. */
  resync(peer: Peer, seq: number): void {
    const entries = this.#host.entriesSince(seq);
    const answer: Down =
      entries === null ? { type: 'state', state: this.state } : { type: 'events', entries };
    peer.send(encode(answer));
  }

  stop(): void {
    this.#texts.stop();
    this.#stopTick?.();
    this.#stopTick = null;
    this.#deeds.stop();
    this.#departures.stop();
    this.#neighbours.stop();
    this.#lines.closeAll('restarting');
  }

  #startTick(): void {
    const { runtime, limits } = this.#environment;
    this.#stopTick ??= everySteadily(runtime, limits.digestMs, this.#tick);
  }

  readonly #tick = (): void => {
    this.seats.clear(this.#environment.runtime.now());
    this.#deeds.look();
    this.call.look();
    const digest = this.#company.digest(this.#environment.limits.digestRows);
    if (digest !== null) this.#lines.tellAll(digest, 'along');
    for (const [watcher, rows] of this.#company.watched()) this.#lines.tell(watcher, rows);
    if (!this.isEmpty) return;
    this.#stopTick?.();
    this.#stopTick = null;
  };

  /** Entries were kept, by us or by another node, and are folded in. */
  #happened(entries: readonly Entry[], before: RoomState): void {
    const { runtime, metrics } = this.#environment;
    const since = runtime.now();
    this.#lines.tellAll({ type: 'events', entries });
    metrics.fannedOut(runtime.now() - since);
    for (const entry of entries) {
      if (entry.by !== null) this.#company.acted(entry.by);
      const out = putOutBy(entry);
      if (out !== null) this.seats.putOut(out);
    }
    this.call.look();
    this.#deeds.heard(entries);
    this.#departures.notice(entries, before);
    this.#texts.changed(before);
  }

  async #catchUp(seq: number, said: number): Promise<void> {
    await this.#host.catchUp(seq);
    await this.#talk.catchUp(said);
  }

  readonly #failed = (error: unknown): void => {
    this.#environment.runtime.log('error', 'room failed', { room: this.id, error: String(error) });
  };
}
