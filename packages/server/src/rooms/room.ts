/**
 * Room: a room that somebody may be in: its queue, its connections, and the timers between them. Whatever happens is
 * recorded, and one tick a second acts on it. Rules PR12–PR16 in docs/spec/protocol.md.
 */
import {
  encode,
  isPlayersWord,
  fail,
  leadsFor,
  localMs,
  meansToPlay,
  nextDeed,
  ok,
  putOutBy,
  serverMs,
  type Admission,
  type CommandMessage,
  type Down,
  type Hello,
  type LocalMs,
  type Member,
  type MemberId,
  type Message,
  type PutOut,
  type Refusal,
  type Result,
  type RoomState,
  type Say,
  type Stop,
  type SystemCommand,
  type Telemetry,
} from '@lockstep/core';
import type { Haste, Peer } from '../ports/peer.ts';
import type { Environment } from './environment.ts';
import type { Shown } from './doorkeeper.ts';
import { historyName, timeToReturnMs } from './earlier-run.ts';
import { Entrance, type ArrivingLine } from './entrance.ts';
import { RoomPresence } from './presence.ts';
import { TokenBucket } from './rate-limit.ts';
import { RoomChat } from './room-chat.ts';
import { RoomHost } from './room-host.ts';

export class Room {
  readonly id: string;
  readonly chat: RoomChat;
  readonly #environment: Environment;
  readonly #host: RoomHost;
  readonly #presence: RoomPresence;
  /** Lines that are up, by connection. */
  readonly #peers = new Map<string, Peer>();
  readonly #entrance: Entrance;
  /** Made when first needed: most rooms of a server are idle. */
  #commands: TokenBucket | null = null;
  #stopTick: Stop | null = null;
  #stopMoment: Stop = () => {};
  #stopReturn: Stop = () => {};
  /** When somebody was last there. */
  #quietSince: LocalMs;

  /** `gone`: the log does not have it any more; nobody is in it then. */
  constructor(environment: Environment, id: string, gone: () => void) {
    this.id = id;
    this.#environment = environment;
    this.chat = new RoomChat(environment, id);
    this.#presence = new RoomPresence(environment.limits.rowsForAll);
    this.#quietSince = environment.runtime.now();
    const ask = async (admission: Admission) => this.#system(admission);
    this.#entrance = new Entrance({ state: () => this.state, ask });
    this.#host = new RoomHost({
      environment,
      id,
      leads: () => leadsFor(this.#presence.timings()),
      told: (entries) => {
        const kept = environment.runtime.now();
        this.#tellAll({ type: 'events', entries });
        environment.metrics.fannedOut(environment.runtime.now() - kept);
        for (const out of entries.map(putOutBy)) if (out !== null) this.#putOut(out);
        this.#planMoment();
      },
      gone: () => {
        this.stop();
        gone();
      },
    });
  }

  get state(): RoomState {
    return this.#host.state;
  }

  get isEmpty(): boolean {
    return this.#presence.size === 0 && this.#entrance.isQuiet;
  }

  get quietSince(): LocalMs {
    return this.#quietSince;
  }

  /** Connections of one member here besides `connection`, which may be coming back. */
  otherConnections(member: MemberId, connection: string): number {
    return this.#presence.otherConnections(member, connection);
  }

  /** Error bounds of clocks here, as last told. */
  clockErrors(): readonly number[] {
    return this.#presence.clockErrors();
  }

  /** Takes one command's place in the room; 0, or the ms until there is one. */
  commandWait(now: LocalMs): number {
    const { roomCommandsPerSec, roomCommandsBurst } = this.#environment.limits;
    this.#commands ??= new TokenBucket(roomCommandsPerSec, roomCommandsBurst, now);
    return this.#commands.take(now);
  }

  /** When all that was asked so far is kept and answered. */
  async settled(): Promise<void> {
    await this.#host.settled();
  }

  /** Members with a connection (up, or down for less than the grace period). */
  present(): ReadonlySet<MemberId> {
    return this.#presence.members();
  }

  /** This member is here, or was a moment ago. */
  has(member: MemberId): boolean {
    return this.#presence.isPresent(member) || this.#entrance.isNamed(member);
  }

  async load(): Promise<void> {
    await this.#host.load();
    await this.chat.load();
    const { members } = this.state;
    if (members.length > 0 || meansToPlay(this.state)) await this.#expectBack(members);
    this.#planMoment();
  }

  /** Members of an earlier run get a minute from this run's beginning to come back; the film goes on for them. [LG18] */
  async #expectBack(members: readonly Member[]): Promise<void> {
    const { runtime, aliveUntil } = this.#environment;
    const lastSeen = aliveUntil > 0 ? localMs(aliveUntil) : runtime.now();
    const dismiss = async (): Promise<void> => {
      if (this.isEmpty) await this.#sleep(lastSeen);
      for (const { id } of members) await this.#dismissIfAbsent(id, lastSeen);
    };
    const waitMs = timeToReturnMs(this.#environment);
    if (waitMs <= 0) return dismiss();
    this.#stopReturn = runtime.after(waitMs, () => void dismiss().catch(this.#failed));
  }

  /** The id belongs to somebody else's connection. */
  isTaken(connection: string, member: MemberId): boolean {
    return (this.#presence.memberOf(connection) ?? member) !== member;
  }

  /** Admits a member and seats his connection: it is welcomed, and told everything from there on. */
  async enter(
    hello: Hello,
    member: MemberId,
    line: ArrivingLine,
    shown: Shown,
  ): Promise<Result<null, Refusal>> {
    const inside = this.#presence.isPresent(member);
    const isFull = this.#presence.size >= this.#environment.limits.connectionsPerRoom;
    if (isFull && !inside) return fail({ code: 'roomFull' });
    const admitted = await this.#entrance.admit({
      type: 'admit',
      member,
      name: hello.name,
      inside,
      ...shown,
    });
    if (!admitted.ok) return admitted;
    if (line.isOpen()) this.#seat(hello, member, line);
    else await this.#dismissIfAbsent(member, this.#environment.runtime.now());
    return ok(null);
  }

  #seat(hello: Hello, member: MemberId, { version, peer, openedAt }: ArrivingLine): void {
    const { connection, device, resume } = hello;
    // A hello that a dead network held back: the client has long come over another line.
    if (this.#presence.hasNewerLine(connection, openedAt)) {
      peer.close('replaced');
      return;
    }
    const before = this.#peers.get(connection);
    this.#peers.set(connection, peer);
    before?.close('replaced');
    const now = this.#environment.runtime.now();
    this.#presence.arrive(connection, member, device, openedAt, now, hello.name);
    const { epoch } = this.#environment;
    const log = historyName(this.#environment.log, this.state);
    const missed = resume?.log === log ? this.#host.entriesSince(resume.seq) : null;
    const welcome: Down = {
      type: 'welcome',
      version,
      epoch,
      log,
      member,
      connection,
      now: serverMs(now),
      room: missed === null ? { kind: 'snapshot', state: this.state } : { kind: 'missed', entries: missed },
      ...this.#presence.company(connection),
      messages: this.chat.last,
    };
    peer.send(encode(welcome));
    this.#stopTick ??= this.#environment.runtime.every(this.#environment.limits.digestMs, this.#tick);
  }

  heard(connection: string, now: LocalMs): void {
    this.#presence.heard(connection, now);
  }

  reported(connection: string, telemetry: Telemetry): void {
    this.#presence.reported(connection, telemetry);
  }

  /** `sealed`: what is kept of a secret in the command. */
  async command(
    member: MemberId,
    connection: string,
    message: CommandMessage,
    sealed: { readonly sealed?: string } = {},
  ): Promise<Result<number, Refusal>> {
    const { id, issuedAt, command } = message;
    // Nobody waits for a player that cannot keep up or looks elsewhere; what those of a crowd tell, the named ones tell too.
    const isIdle = command.type === 'reportStall' && !this.#presence.counts(connection);
    const isOfCrowd = isPlayersWord(command) && !this.#entrance.isNamed(member);
    if (isIdle || isOfCrowd) return ok(this.state.seq);
    const named = await this.#entrance.nameIfCrowd(member, this.#presence.nameOf(connection));
    if (!named.ok) return named;
    this.#presence.acted(member);
    return this.#host.ask({ from: 'member', id, by: member, issuedAt, command, ...sealed });
  }

  /** Says something to everybody; the value is the message as it was kept. */
  async say(member: MemberId, connection: string, say: Say): Promise<Result<Message, Refusal>> {
    const named = await this.#entrance.nameIfCrowd(member, this.#presence.nameOf(connection));
    if (!named.ok) return named;
    const said = await this.chat.say(this.state, member, say);
    if (!said.ok) return said;
    this.#presence.acted(member);
    const told: Down = { type: 'messages', messages: [said.value.message] };
    if (said.value.isNew) this.#tellAll(told);
    // Who asks again has not heard that it was said.
    else this.#peers.get(connection)?.send(encode(told));
    return ok(said.value.message);
  }

  watch(connection: string, members: readonly MemberId[]): void {
    this.#presence.watch(connection, members);
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
    for (const peer of this.#peers.values()) peer.close('restarting');
    this.#peers.clear();
  }

  readonly #tick = (): void => {
    const { limits } = this.#environment;
    const now = this.#environment.runtime.now();
    for (const { connection, lastSeen } of this.#presence.overdue(now, limits)) {
      const peer = this.#peers.get(connection);
      this.#peers.delete(connection);
      peer?.close('silent');
      this.#remove(connection, lastSeen).catch(this.#failed);
    }
    const digest = this.#presence.digest(limits.digestRows);
    // In a crowd most of it is figures, and everybody is answered a probe within seconds: it goes with that.
    if (digest !== null) this.#tellAll(digest, this.#presence.isCrowd ? 'soon' : 'now');
    for (const [watcher, rows] of this.#presence.watched()) this.#peers.get(watcher)?.send(encode(rows));
    if (!this.isEmpty) return;
    this.#stopTick?.();
    this.#stopTick = null;
  };

  /** Ends the connections of whoever was put out; nobody waits for them to come back. [RM48] */
  #putOut({ member, reason }: PutOut): void {
    for (const connection of this.#presence.connectionsOf(member)) {
      const peer = this.#peers.get(connection);
      this.#peers.delete(connection);
      this.#presence.remove(connection);
      peer?.close(reason);
    }
    if (this.isEmpty) this.#quietSince = this.#environment.runtime.now();
  }

  async #remove(connection: string, lastSeen: LocalMs): Promise<void> {
    const member = this.#presence.memberOf(connection);
    if (member === null) return;
    this.#presence.remove(connection);
    await this.#dismissIfAbsent(member, lastSeen);
  }

  async #dismissIfAbsent(member: MemberId, lastSeen: LocalMs): Promise<void> {
    if (this.#presence.isPresent(member) || this.#entrance.isArriving(member)) return;
    if (this.isEmpty) this.#quietSince = lastSeen;
    await this.#system({ type: 'dismiss', member });
    if (this.isEmpty) await this.#sleep(lastSeen);
  }

  /** Nobody saw what came after; the film is where the last one left it. */
  async #sleep(lastSeen: LocalMs): Promise<void> {
    await this.#host.ask({ from: 'server', command: { type: 'sleep' } }, serverMs(lastSeen));
  }

  async #system(command: SystemCommand): Promise<Result<number, Refusal>> {
    return this.#host.ask({ from: 'server', command });
  }

  #planMoment(): void {
    this.#stopMoment();
    const deed = nextDeed(this.state);
    if (deed === null) return;
    const { runtime } = this.#environment;
    this.#stopMoment = runtime.after(Math.max(1, deed.at - runtime.now()), () => {
      this.#system(deed.command)
        // A timer may ring a hair early; then the same moment is planned again.
        .then(() => this.#planMoment())
        .catch(this.#failed);
    });
  }

  readonly #failed = (error: unknown): void => {
    this.#environment.runtime.log('error', 'room failed', { room: this.id, error: String(error) });
  };

  #tellAll(message: Down, haste: Haste = 'now'): void {
    const shared = { text: encode(message) };
    for (const peer of this.#peers.values()) peer.sendShared(shared, haste);
  }
}
