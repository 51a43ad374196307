/**
 * RoomCall: who of those here is in the room's call, and word carried between two connections. Its state is presence: it
 * ends with the connection, and other nodes are told of it as of all presence. Rules CA1–CA19 in docs/spec/call.md.
 */
import {
  callRefusal,
  may,
  serverMs,
  type CallMessage,
  type Calling,
  type Command,
  type Down,
  type MemberId,
  type Presence,
  type RefusalCode,
  type RoomState,
  type SignalDown,
  type SignalUp,
} from '@lockstep/core';
import type { Company } from './company.ts';
import type { Entrance } from './entrance.ts';
import type { Environment } from './environment.ts';
import type { Neighbours } from './neighbours.ts';
import type { RoomPresence } from './presence.ts';
import type { RoomLines } from './room-lines.ts';

export interface RoomCallOptions {
  readonly environment: Environment;
  readonly room: string;
  readonly state: () => RoomState;
  readonly presence: RoomPresence;
  readonly neighbours: Neighbours;
  readonly lines: RoomLines;
  readonly company: Company;
  readonly entrance: Entrance;
  readonly failed: (error: unknown) => void;
}

/** Two nodes that let somebody in at once learn of it within this; who was in for longer stays, whatever the limit. [CA4] */
const raceMs = 5000;

/** Why a signal is not carried. */
export type NotSent = Extract<Down, { type: 'signal' }>['signal'];

export class RoomCall {
  readonly #options: RoomCallOptions;
  /** Those here who are in it, with the id of what they said last about it. */
  readonly #callers = new Map<string, string>();

  constructor(options: RoomCallOptions) {
    this.#options = options;
  }

  /** How many connections of this node are in it. */
  get size(): number {
    return this.#options.presence.callers.size;
  }

  /** Whose connection this is, on whatever node. */
  memberOf(connection: string): MemberId | null {
    const { presence, neighbours } = this.#options;
    return presence.memberOf(connection) ?? neighbours.memberOf(connection);
  }

  /** Takes a connection into the call, or out of it; or why not. [CA1][CA2] */
  set(member: MemberId, connection: string, { id, state }: CallMessage): RefusalCode | null {
    const { environment, presence } = this.#options;
    const before = presence.rowOf(connection)?.call;
    if (state === null) {
      if (before !== undefined) this.#end(connection);
      return null;
    }
    const refusal = callRefusal(this.#options.state(), member);
    if (refusal !== null) return refusal;
    if (before === undefined && this.#all().length >= this.#most()) return 'callFull';
    this.#callers.set(connection, id);
    const since = before?.since ?? serverMs(environment.runtime.now());
    this.#tell(connection, { since, ...state });
    if (before === undefined) this.#entered(member, connection);
    return null;
  }

  /** Other nodes told of these, who are in the call or not any more: all here learn of it at once. [CA1] */
  heard(connections: readonly string[]): void {
    for (const connection of connections) this.#tellHere(connection);
    if (connections.length > 0) this.look();
  }

  /** Puts out those here who may not be in it any more, or came too late for the last place. [CA4][CA5] */
  look(): void {
    const { presence, state } = this.#options;
    if (presence.callers.size === 0 && this.#callers.size === 0) return;
    const late = this.#late();
    for (const { connection, member } of this.#here()) {
      const why = callRefusal(state(), member) ?? (late.has(connection) ? 'callFull' : null);
      if (why === null) continue;
      const id = this.#callers.get(connection);
      this.#end(connection);
      if (id !== undefined) this.#refuse(connection, id, why);
    }
    for (const connection of this.#callers.keys())
      if (!presence.callers.has(connection)) this.#left(connection);
  }

  /** What a room may be set to also depends on how this server's calls go. [CA3] */
  refusalFor(command: Command): RefusalCode | null {
    if (command.type !== 'setSetting' || command.setting.name !== 'calls') return null;
    const { environment, state } = this.#options;
    const { most } = command.setting;
    return most > environment.calls.most && most !== state().settings.calls.most ? 'outOfRange' : null;
  }

  /** Carries word to one other connection; the answer, if there is one, is for its sender. [CA10][CA11] */
  carry(member: MemberId, connection: string, { to, signal }: SignalUp): NotSent['what'] | null {
    const refused = this.#notCarried(member, connection, signal);
    if (refused !== null) return { type: 'notSent', code: refused, retryAfterMs: null };
    const { presence, neighbours, lines } = this.#options;
    const told: SignalDown = { type: 'signal', from: connection, member, signal };
    if (presence.memberOf(to) !== null) lines.tell(to, told);
    else if (neighbours.memberOf(to) !== null) neighbours.carry(to, told);
    else return { type: 'gone' };
    return null;
  }

  /** Another node has this for a connection; if it is not here any more, its sender will notice by himself. */
  deliver(to: string, message: SignalDown): void {
    this.#options.lines.tell(to, message);
  }

  /** Files are words between people; what belongs to the call is for those in it, except the last one. [CA13] */
  #notCarried(
    member: MemberId,
    connection: string,
    { purpose, what }: SignalUp['signal'],
  ): 'notAllowed' | 'callsOff' | 'notInCall' | null {
    const state = this.#options.state();
    if (purpose === 'file') return !state.closed && may(state, member, 'chat') ? null : 'notAllowed';
    const refusal = callRefusal(state, member);
    if (refusal !== null) return refusal === 'callsOff' ? refusal : 'notAllowed';
    const isIn = this.#options.presence.callers.has(connection);
    return isIn || what.type === 'bye' ? null : 'notInCall';
  }

  #most(): number {
    return Math.min(this.#options.state().settings.calls.most, this.#options.environment.calls.most);
  }

  #here(): readonly Presence[] {
    const { presence } = this.#options;
    return [...presence.callers].flatMap((connection) => presence.rowOf(connection) ?? []);
  }

  /** Everybody who is in it, on whatever node. */
  #all(): readonly Presence[] {
    const here = this.#here();
    const { presence, neighbours } = this.#options;
    return [
      ...here,
      ...neighbours.callers().filter(({ connection }) => presence.memberOf(connection) === null),
    ];
  }

  /** Whoever two nodes let in at once for one place: the first by the common clock has it. [CA4] */
  #late(): ReadonlySet<string> {
    const all = this.#all();
    const most = this.#most();
    if (all.length <= most) return new Set();
    const now = this.#options.environment.runtime.now();
    const since = ({ call }: Presence): number => call?.since ?? 0;
    return new Set(
      all
        .toSorted((a, b) => since(a) - since(b) || (a.connection < b.connection ? -1 : 1))
        .slice(most)
        .filter((row) => now - since(row) < raceMs)
        .map(({ connection }) => connection),
    );
  }

  /** Whoever is in the call is known by name. [CA8] */
  #entered(member: MemberId, connection: string): void {
    const { entrance, presence, failed } = this.#options;
    this.#log('in the call', { member, connection });
    entrance.nameIfCrowd(member, presence.nameOf(connection)).catch(failed);
  }

  #end(connection: string): void {
    this.#tell(connection, null);
    this.#left(connection);
  }

  #tell(connection: string, call: Calling | null): void {
    const { presence, neighbours } = this.#options;
    presence.calls(connection, call);
    this.#tellHere(connection);
    neighbours.tellPresence();
  }

  #tellHere(connection: string): void {
    const row = this.#options.company.rowNow(connection);
    if (row !== null) this.#options.lines.tellAll(row);
  }

  /** It is out of the call: whoever carries the call ends what it has there. On another node it goes on. */
  #left(connection: string): void {
    const { environment, room, neighbours } = this.#options;
    if (!this.#callers.delete(connection) || neighbours.memberOf(connection) !== null) return;
    this.#log('out of the call', { connection });
    environment.calls.remove(room, connection).catch((error: unknown) => {
      environment.runtime.log('warn', 'call not ended', { room, connection, error: String(error) });
    });
  }

  #refuse(connection: string, id: string, code: RefusalCode): void {
    const { playback } = this.#options.state();
    this.#options.lines.tell(connection, { type: 'refused', id, code, playback, retryAfterMs: null });
  }

  #log(event: string, fields: Readonly<Record<string, string>>): void {
    const { environment, room } = this.#options;
    environment.runtime.log('info', event, { room, ...fields });
  }
}
