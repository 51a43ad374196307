/**
 * Neighbours: one room's other halves on other nodes: tells them what happens here, and knows who is there. Without a
 * cluster there are none. Rules BU5–BU12 in docs/spec/bus.md.
 */
import {
  isSealed,
  type Digest,
  type Down,
  type Entry,
  type LocalMs,
  type MemberId,
  type MemberTiming,
  type Presence,
  type SignalDown,
  type Stop,
} from '@lockstep/core';
import { decodeFrame, encodeFrame, type BusFrame, type FrameBody } from './bus-frame.ts';
import type { Everybody } from './company.ts';
import type { Environment } from './environment.ts';
import { OtherNodes, type Orphan } from './other-nodes.ts';
import type { RoomPresence } from './presence.ts';

export interface NeighboursOptions {
  readonly environment: Environment;
  readonly room: string;
  /** Who is here. */
  readonly presence: RoomPresence;
  readonly seq: () => number;
  /** Number of the last message said. */
  readonly said: () => number;
  /** Another node appended these. */
  readonly happened: (entries: readonly Entry[]) => void;
  /** Another node has this for everybody. */
  readonly told: (message: Down) => void;
  /** Another node has this for one connection here, or thinks so. */
  readonly carried: (to: string, message: SignalDown) => void;
  /** Of these something else is known about the call. */
  readonly recalled: (connections: readonly string[]) => void;
  /** The log has entries up to `seq` and messages up to `said`; Infinity: perhaps more, nobody knows. */
  readonly behind: (seq: number, said: number) => void;
  /** This connection has come to another node; here it is no more. */
  readonly moved: (connection: string) => void;
  /** Somebody is on another node. */
  readonly appeared: () => void;
  /** The others can be heard again. */
  readonly back: () => void;
}

/** A node that asks for everything is answered, and asked, at most so often. */
const askMs = 500;
/** Rows of one digest to other nodes, which must know of everybody. */
const rowsForNodes = 2000;

export class Neighbours implements Everybody {
  readonly #options: NeighboursOptions;
  readonly #others = new OtherNodes();
  readonly #stops: Stop[] = [];
  #digests = 0;
  #saidAt = -Infinity;
  #stopped = false;
  readonly #askedAt = new Map<string, number>();

  constructor(options: NeighboursOptions) {
    this.#options = options;
    const { cluster } = options.environment;
    if (cluster === null) return;
    this.#stops.push(
      cluster.bus.subscribe(options.room, (text) => this.#hear(text)),
      cluster.bus.onChange((state) => {
        if (state === 'up') this.#onBack();
      }),
    );
    this.#say({ kind: 'ask', to: null });
  }

  /** Connections here and on other nodes. */
  get size(): number {
    return this.#options.presence.size + this.#others.size;
  }

  /** Nobody can say who is on other nodes. */
  get outOfSight(): boolean {
    return this.#options.environment.cluster?.bus.state === 'away';
  }

  /** When somebody was heard on another node. */
  get livelyAt(): LocalMs {
    return this.#others.livelyAt;
  }

  isPresent(member: MemberId): boolean {
    return this.#others.isPresent(member);
  }

  memberOf(connection: string): MemberId | null {
    return this.#others.seatOf(connection)?.row.member ?? null;
  }

  /** The connection is on another node, over a line opened after `openedAt`. */
  hasNewerLine(connection: string, openedAt: LocalMs): boolean {
    const seat = this.#others.seatOf(connection);
    return seat?.row.link === 'up' && seat.openedAt > openedAt;
  }

  /** Who of the others' connections is in the call. */
  callers(): readonly Presence[] {
    return this.#others.callers();
  }

  *members(): Iterable<MemberId> {
    yield* this.#options.presence.members();
    yield* this.#others.members();
  }

  rowOf(connection: string): Presence | null {
    return this.#options.presence.rowOf(connection) ?? this.#others.seatOf(connection)?.row ?? null;
  }

  changed(): ReadonlySet<string> | null {
    const [ours, theirs] = [this.#options.presence.changed(), this.#others.changed()];
    return ours === null || theirs === null ? (ours ?? theirs) : new Set([...ours, ...theirs]);
  }

  /** Everybody's connections, each once. */
  roster(): readonly Presence[] {
    const { presence } = this.#options;
    if (this.#others.size === 0) return presence.roster();
    const theirs = this.#others.rows().filter(({ connection }) => presence.memberOf(connection) === null);
    return [...presence.roster(), ...theirs];
  }

  /** Timings of the connections that count, everywhere. */
  timings(): readonly MemberTiming[] {
    const timings = [...this.#options.presence.timings()];
    if (this.#others.size === 0) return timings;
    for (const { link, telemetry } of this.#others.rows()) {
      if (link === 'up' && telemetry?.counts === true) timings.push(telemetry);
    }
    return timings;
  }

  /** What changed among everybody's connections; the others' take half of it at most. [BU8] */
  digest(rows: number): Digest | null {
    const { presence } = this.#options;
    const theirs = this.#others.digest(Math.ceil(rows / 2));
    const ours = presence.digest(rows - (theirs?.rows.length ?? 0));
    if (theirs === null && ours === null) return null;
    const told = (theirs?.rows ?? []).filter(({ connection }) => presence.memberOf(connection) === null);
    const gone = [...(ours?.gone ?? []), ...(theirs?.gone ?? [])];
    const digest: Digest = {
      type: 'digest',
      rows: [...(ours?.rows ?? []), ...told],
      gone: gone.filter(
        (connection) => presence.memberOf(connection) === null && this.#others.seatOf(connection) === null,
      ),
    };
    return digest.rows.length + digest.gone.length === 0 ? null : digest;
  }

  /** We appended these. [BU6] */
  appended(entries: readonly Entry[]): void {
    // A message of the protocol carries nothing sealed; those who keep rooms read it from the log. [RM49]
    if (entries.some(isSealed)) this.#say({ kind: 'here' });
    else this.#say({ kind: 'entries', entries });
  }

  /** Tells everybody on other nodes something that is not of the room's log; it may be lost. [BU5] */
  tell(message: Down): void {
    this.#say({ kind: 'tell', message });
  }

  /** Tells one connection on another node something; it may be lost. [BU19] */
  carry(to: string, message: SignalDown): void {
    this.#say({ kind: 'carry', to, message });
  }

  /** Somebody came, dropped or went here: the others must know before they draw conclusions. */
  tellPresence(): void {
    const { environment, presence } = this.#options;
    if (environment.cluster === null) return;
    const digest = presence.digestForNodes(rowsForNodes);
    if (digest === null) return;
    this.#digests++;
    this.#sayDigest(false, digest);
  }

  /** Once a second: says that we are here, and gives back whose node is gone. */
  tick(now: LocalMs): readonly Orphan[] {
    const { environment, presence, behind } = this.#options;
    const { cluster, limits } = environment;
    if (cluster === null) return [];
    this.tellPresence();
    if (presence.size > 0 && now - this.#saidAt >= limits.digestMs / 2) this.#say({ kind: 'here' });
    if (cluster.bus.state === 'away') {
      behind(Infinity, Infinity);
      this.#others.excuse(now);
    }
    return this.#others.overdue(now, limits.nodeSilenceMs, limits.graceMs);
  }

  stop(): void {
    if (this.#options.presence.size > 0) this.#say({ kind: 'leaving' });
    // What happens from here on is only our own end.
    this.#stopped = true;
    for (const stop of this.#stops.splice(0)) stop();
  }

  #say(body: FrameBody): void {
    const { environment, room, seq, said } = this.#options;
    const { cluster, runtime } = environment;
    if (cluster === null || this.#stopped) return;
    this.#saidAt = runtime.now();
    const head = { node: cluster.node, seq: seq(), said: said(), digests: this.#digests };
    cluster.bus.publish(room, encodeFrame({ ...head, ...body }));
  }

  #sayDigest(whole: boolean, digest: Digest): void {
    const { presence } = this.#options;
    const openedAt = digest.rows.map(({ connection }) => presence.openedAt(connection) ?? 0);
    this.#say({ kind: 'digest', whole, digest, openedAt });
  }

  #hear(text: string): void {
    if (this.#stopped) return;
    const { environment, seq, said, behind, happened, appeared } = this.#options;
    const { cluster, runtime } = environment;
    const decoded = decodeFrame(text);
    if (!decoded.ok) {
      runtime.log('warn', 'bus frame not understood', { room: this.#options.room });
      return;
    }
    const frame = decoded.value;
    if (frame.node === cluster?.node) return;
    const now = runtime.now();
    if (this.#others.heard(frame, now)) this.#askFor(frame.node, now);
    if (frame.kind === 'entries') happened(frame.entries);
    this.#react(frame, now);
    // What the frame itself brings is being taken in; it is looked for only what is missing besides.
    if (frame.seq > seq() || frame.said > said()) behind(frame.seq, frame.said);
    if (this.#others.size > 0) appeared();
  }

  #react(frame: BusFrame, now: LocalMs): void {
    switch (frame.kind) {
      case 'digest':
        for (const { connection } of frame.digest.rows) this.#checkMoved(connection);
        this.#options.recalled(this.#others.takeRecalled());
        return;
      case 'carry':
        this.#options.carried(frame.to, frame.message);
        return;
      case 'ask':
        if (frame.to === null || frame.to === this.#options.environment.cluster?.node) this.#sayAll();
        return;
      case 'leaving':
        this.#others.left(frame.node, now);
        return;
      case 'tell':
        this.#options.told(frame.message);
        return;
      case 'entries':
      case 'here':
        return;
    }
  }

  /** The line opened last wins, on whichever node it is. [PR15] */
  #checkMoved(connection: string): void {
    const { presence, moved } = this.#options;
    const openedAt = presence.openedAt(connection);
    const there = this.#others.seatOf(connection);
    if (openedAt !== null && there?.row.link === 'up' && there.openedAt > openedAt) moved(connection);
  }

  #askFor(node: string, now: LocalMs): void {
    if (now - (this.#askedAt.get(node) ?? -Infinity) < askMs) return;
    this.#askedAt.set(node, now);
    this.#say({ kind: 'ask', to: node });
  }

  #sayAll(): void {
    const { presence } = this.#options;
    // What is told whole needs no telling in parts.
    presence.forgetForNodes();
    this.#digests++;
    this.#sayDigest(true, { type: 'digest', rows: presence.roster(), gone: [] });
  }

  #onBack(): void {
    const { environment, presence, behind, back } = this.#options;
    this.#others.excuse(environment.runtime.now());
    back();
    // Of a room that nobody is in nothing is to be told; what it missed shows with the next frame.
    if (presence.size + this.#others.size === 0) return;
    behind(Infinity, Infinity);
    this.#sayAll();
    this.#say({ kind: 'ask', to: null });
  }
}
