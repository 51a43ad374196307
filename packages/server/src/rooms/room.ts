/**
 * Room: a room that somebody may be in: its queue, its connections, and the timers between them. Whatever happens is
 * recorded, and one tick a second acts on it. Rules PR12–PR16 in docs/spec/protocol.md.
 */
import {
  encode,
  leadsFor,
  nextMoment,
  ok,
  serverMs,
  type CommandMessage,
  type Down,
  type Entry,
  type Hello,
  type LocalMs,
  type MemberId,
  type Refusal,
  type Result,
  type RoomState,
  type Stop,
  type SystemCommand,
  type Telemetry,
} from '@lockstep/core';
import type { Peer } from '../ports/peer.ts';
import type { Environment } from './environment.ts';
import { Neighbours } from './neighbours.ts';
import { RoomPresence } from './presence.ts';
import { RoomHost } from './room-host.ts';

export class Room {
  readonly id: string;
  readonly #environment: Environment;
  readonly #host: RoomHost;
  readonly #presence: RoomPresence;
  readonly #neighbours: Neighbours;
  /** Lines that are up, by connection. */
  readonly #peers = new Map<string, Peer>();
  /** On their way in: nobody may be dismissed who is just coming back. */
  readonly #arriving: MemberId[] = [];
  #stopTick: Stop | null = null;
  #stopMoment: Stop = () => {};
  #stopReturn: Stop = () => {};
  /** Of the last entry that told of somebody coming. */
  #joinedSeq = 0;
  /** When somebody was last there. */
  #quietSince: LocalMs;

  constructor(environment: Environment, id: string) {
    this.id = id;
    this.#environment = environment;
    this.#quietSince = environment.runtime.now();
    this.#presence = new RoomPresence(environment.cluster !== null);
    this.#host = new RoomHost({
      environment,
      id,
      leads: () => leadsFor(this.#neighbours.timings()),
      told: (entries, before) => {
        this.#tellAll({ type: 'events', entries });
        this.#planMoment();
        this.#noticePeople(entries, before);
      },
      appended: (entries) => this.#neighbours.appended(entries),
    });
    this.#neighbours = new Neighbours({
      environment,
      room: id,
      presence: this.#presence,
      seq: () => this.state.seq,
      happened: (entries) => void this.#host.learn(entries).catch(this.#failed),
      told: (message) => this.#tellAll(message),
      behind: (seq) => void this.#host.catchUp(seq).catch(this.#failed),
      moved: (connection) => this.#moved(connection),
      appeared: () => this.#startTick(),
      back: () => this.#dismissAbsentLater(),
    });
  }

  get state(): RoomState {
    return this.#host.state;
  }

  /** Nobody is in it, on any node; while other nodes cannot be heard, nobody can say so. */
  get isEmpty(): boolean {
    if (this.#neighbours.outOfSight) return false;
    return this.#presence.size + this.#neighbours.size === 0 && this.#arriving.length === 0;
  }

  get quietSince(): LocalMs {
    return this.#quietSince;
  }

  /** Members with a connection (up, or down for less than the grace period). */
  present(): ReadonlySet<MemberId> {
    return new Set(this.#neighbours.roster().map(({ member }) => member));
  }

  async load(): Promise<void> {
    await this.#host.load();
    this.#planMoment();
    // Of an earlier run: as if their lines had dropped when the room was opened.
    this.#dismissAbsentLater();
  }

  /** Members whom nobody has seen when the grace period is over are gone. */
  #dismissAbsentLater(): void {
    this.#stopReturn();
    const left = this.state.members;
    if (left.length === 0) return;
    const { runtime, limits } = this.#environment;
    const since = runtime.now();
    // Another node may have died with them just now.
    const silenceMs = this.#environment.cluster === null ? 0 : limits.nodeSilenceMs;
    this.#stopReturn = runtime.after(silenceMs + limits.graceMs, () => {
      for (const { id } of left) this.#dismissIfAbsent(id, since).catch(this.#failed);
    });
  }

  /** The id belongs to somebody else's connection. */
  isTaken(connection: string, member: MemberId): boolean {
    const owner = this.#presence.memberOf(connection) ?? this.#neighbours.memberOf(connection);
    return owner !== null && owner !== member;
  }

  /**
   * Admits a member and seats his connection: it is welcomed, and told everything from there on. `openedAt` is when the
   * line was opened, `isOpen` says whether it still stands when the room gets to it.
   */
  async enter(
    hello: Hello,
    member: MemberId,
    version: number,
    peer: Peer,
    openedAt: LocalMs,
    isOpen: () => boolean,
  ): Promise<Result<null, Refusal>> {
    this.#arriving.push(member);
    const admitted = await this.#admit(member, hello.name).finally(() => {
      this.#arriving.splice(this.#arriving.indexOf(member), 1);
    });
    if (!admitted.ok) return admitted;
    if (isOpen()) this.#seat(hello, member, version, peer, openedAt);
    else await this.#dismissIfAbsent(member, this.#environment.runtime.now());
    return ok(null);
  }

  async #admit(member: MemberId, name: string): Promise<Result<number, Refusal>> {
    const admitted = await this.#system({ type: 'admit', member, name });
    // A name of which nothing is left is no reason to stay outside.
    if (admitted.ok || admitted.error.code !== 'badName') return admitted;
    return this.#system({ type: 'admit', member, name: 'Guest' });
  }

  #seat(hello: Hello, member: MemberId, version: number, peer: Peer, openedAt: LocalMs): void {
    const { connection, device, resume } = hello;
    // A hello that a dead network held back: the client has long come over another line.
    if (
      this.#presence.hasNewerLine(connection, openedAt) ||
      this.#neighbours.hasNewerLine(connection, openedAt)
    ) {
      peer.close('replaced');
      return;
    }
    const before = this.#peers.get(connection);
    this.#peers.set(connection, peer);
    before?.close('replaced');
    const now = this.#environment.runtime.now();
    this.#presence.arrive(connection, member, device, openedAt, now);
    const { epoch } = this.#environment;
    const missed = resume?.epoch === epoch ? this.#host.entriesSince(resume.seq) : null;
    const welcome: Down = {
      type: 'welcome',
      version,
      epoch,
      member,
      connection,
      now: serverMs(now),
      room: missed === null ? { kind: 'snapshot', state: this.state } : { kind: 'missed', entries: missed },
      roster: this.#neighbours.roster(),
    };
    peer.send(encode(welcome));
    this.#neighbours.tellPresence();
    this.#startTick();
  }

  #startTick(): void {
    this.#stopTick ??= this.#environment.runtime.every(this.#environment.limits.digestMs, this.#tick);
  }

  heard(connection: string, now: LocalMs): void {
    this.#presence.heard(connection, now);
  }

  reported(connection: string, telemetry: Telemetry): void {
    this.#presence.reported(connection, telemetry);
  }

  async command(
    member: MemberId,
    connection: string,
    message: CommandMessage,
  ): Promise<Result<number, Refusal>> {
    const { id, issuedAt, command } = message;
    // Nobody waits for a player that cannot keep up or looks elsewhere.
    if (command.type === 'reportStall' && !this.#presence.counts(connection)) {
      return ok(this.state.seq);
    }
    return this.#host.ask({ from: 'member', id, by: member, issuedAt, command });
  }

  /** What came after `seq`, to a connection that found something missing. */
  resync(peer: Peer, seq: number): void {
    const entries = this.#host.entriesSince(seq);
    const answer: Down =
      entries === null ? { type: 'state', state: this.state } : { type: 'events', entries };
    peer.send(encode(answer));
  }

  /** The line of a connection broke. */
  lost(connection: string, peer: Peer): void {
    if (this.#peers.get(connection) !== peer) return;
    this.#peers.delete(connection);
    this.#presence.dropped(connection, this.#environment.runtime.now());
    this.#neighbours.tellPresence();
  }

  /** The connection is on another node now. */
  #moved(connection: string): void {
    const peer = this.#peers.get(connection);
    this.#peers.delete(connection);
    this.#presence.remove(connection);
    peer?.close('replaced');
  }

  /** A connection is over on purpose. */
  async leave(connection: string, peer: Peer): Promise<void> {
    if (this.#peers.get(connection) !== peer) return;
    this.#peers.delete(connection);
    await this.#remove(connection, this.#environment.runtime.now());
  }

  stop(): void {
    this.#stopTick?.();
    this.#stopTick = null;
    this.#stopMoment();
    this.#stopReturn();
    this.#neighbours.stop();
    for (const peer of this.#peers.values()) peer.close('restarting');
    this.#peers.clear();
  }

  readonly #tick = (): void => {
    const { limits } = this.#environment;
    const now = this.#environment.runtime.now();
    for (const { connection, lastSeen } of this.#presence.overdue(now, limits, this.#neighbours.livelyAt)) {
      const peer = this.#peers.get(connection);
      this.#peers.delete(connection);
      peer?.close('silent');
      this.#remove(connection, lastSeen).catch(this.#failed);
    }
    for (const { member, lastSeen } of this.#neighbours.tick(now)) {
      this.#dismissIfAbsent(member, lastSeen).catch(this.#failed);
    }
    const digest = this.#neighbours.digest(limits.digestRows);
    if (digest !== null) this.#tellAll(digest);
    if (!this.isEmpty) return;
    this.#stopTick?.();
    this.#stopTick = null;
  };

  async #remove(connection: string, lastSeen: LocalMs): Promise<void> {
    const member = this.#presence.memberOf(connection);
    if (member === null) return;
    this.#presence.remove(connection);
    this.#neighbours.tellPresence();
    await this.#dismissIfAbsent(member, lastSeen);
  }

  async #dismissIfAbsent(member: MemberId, lastSeen: LocalMs): Promise<void> {
    // Nobody can tell whether he is on another node: when the bus is back, all are looked at again. [BU11]
    if (this.#neighbours.outOfSight) return;
    const isAbsent = (): boolean =>
      !this.#presence.isPresent(member) &&
      !this.#neighbours.isPresent(member) &&
      !this.#arriving.includes(member);
    if (!isAbsent()) return;
    if (this.isEmpty) this.#quietSince = lastSeen;
    const { seq } = this.state;
    await this.#host.ask({ from: 'server', command: { type: 'dismiss', member } }, undefined, isAbsent);
    // Nobody saw what came after; the film is where the last one left it. Somebody may just be coming in elsewhere.
    const sleep = { from: 'server', command: { type: 'sleep' } } as const;
    const isDeserted = (): boolean => this.isEmpty && this.#joinedSeq <= seq;
    if (this.isEmpty) await this.#host.ask(sleep, serverMs(lastSeen), isDeserted);
  }

  /** Another node took somebody for gone who is here. [BU12] */
  #noticePeople(entries: readonly Entry[], before: RoomState): void {
    if (this.#environment.cluster === null) return;
    for (const { seq, event, by } of entries) {
      if (event.type === 'joined') this.#joinedSeq = seq;
      if (event.type !== 'left' || by !== null || !this.#presence.isPresent(event.member)) continue;
      const name = before.members.find(({ id }) => id === event.member)?.name ?? '';
      this.#admit(event.member, name).catch(this.#failed);
    }
  }

  async #system(command: SystemCommand): Promise<Result<number, Refusal>> {
    return this.#host.ask({ from: 'server', command });
  }

  #planMoment(): void {
    this.#stopMoment();
    const moment = nextMoment(this.state);
    if (moment === null) return;
    const { runtime } = this.#environment;
    this.#stopMoment = runtime.after(Math.max(1, moment - runtime.now()), () => {
      this.#system({ type: 'expireHold' })
        // A timer may ring a hair early; then the same moment is planned again.
        .then(() => this.#planMoment())
        .catch(this.#failed);
    });
  }

  readonly #failed = (error: unknown): void => {
    this.#environment.runtime.log('error', 'room failed', { room: this.id, error: String(error) });
  };

  #tellAll(message: Down): void {
    const shared = { text: encode(message) };
    for (const peer of this.#peers.values()) peer.sendShared(shared);
  }
}
