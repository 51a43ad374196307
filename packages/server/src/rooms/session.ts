/** Session: the conversation with one connection, from the first word to the last. Rules PR8–PR11 in docs/spec/protocol.md. */
import {
  closeReasonFor,
  decodeUp,
  encode,
  protocolFloor,
  protocolVersion,
  refusalFor,
  serverMs,
  type CloseReason,
  type CommandMessage,
  type Down,
  type Hello,
  type LocalMs,
  type MemberId,
  type RefusalCode,
  type Say,
  type Stop,
  type Up,
} from '@lockstep/core';
import type { Peer } from '../ports/peer.ts';
import type { Environment } from './environment.ts';
import { memberIdFor } from './identity.ts';
import { TokenBucket } from './rate-limit.ts';
import type { Registry } from './registry.ts';
import type { Room } from './room.ts';

/** A message, and when it came. */
interface Heard {
  readonly message: Up;
  readonly at: LocalMs;
}

type Phase =
  | { readonly state: 'greeting' }
  /** Hello was said; what comes before the welcome waits. */
  | { readonly state: 'joining'; readonly waiting: Heard[] }
  | {
      readonly state: 'joined';
      readonly room: Room;
      readonly member: MemberId;
      readonly connection: string;
    }
  | { readonly state: 'closed' };

/** Nothing is left to stop, nor to keep for it. */
const helloWasSaid: Stop = () => {};

export class Session {
  readonly #environment: Environment;
  readonly #registry: Registry;
  readonly #roomId: string;
  readonly #peer: Peer;
  readonly #messages: TokenBucket;
  /** Made when first needed: most of a crowd only listen. */
  #commands: TokenBucket | null = null;
  #says: TokenBucket | null = null;
  #resyncs: TokenBucket | null = null;
  #stopHello: Stop;
  readonly #openedAt: LocalMs;
  #tooFastInARow = 0;
  #phase: Phase = { state: 'greeting' };

  constructor(environment: Environment, registry: Registry, roomId: string, peer: Peer) {
    this.#environment = environment;
    this.#registry = registry;
    this.#roomId = roomId;
    this.#peer = peer;
    const { runtime, limits } = environment;
    this.#openedAt = runtime.now();
    this.#messages = new TokenBucket(limits.messagesPerSec, limits.messagesBurst, runtime.now());
    this.#stopHello = runtime.after(limits.helloMs, () => {
      if (this.#phase.state === 'greeting') this.#end('noHello');
    });
  }

  /** A text came in at `at`, which is read as early as can be. */
  received(text: string, at: LocalMs): void {
    if (this.#phase.state === 'closed') return;
    if (this.#messages.take(at) > 0) {
      this.#end('tooFast');
      return;
    }
    const message = decodeUp(text);
    if (!message.ok) {
      const { error } = message;
      this.#log('warn', 'bad message', {
        code: error.code,
        where: error.code === 'badShape' ? error.where : null,
      });
      this.#end('badMessage');
      return;
    }
    this.#hear(message.value, at);
  }

  /** Something came in that is no text. */
  receivedOther(): void {
    if (this.#phase.state !== 'closed') this.#end('badMessage');
  }

  /** The line is down. */
  closed(): void {
    this.#stopHello();
    const phase = this.#phase;
    this.#phase = { state: 'closed' };
    if (phase.state === 'joined') phase.room.seats.lost(phase.connection, this.#peer);
  }

  #hear(message: Up, at: LocalMs): void {
    const phase = this.#phase;
    switch (phase.state) {
      case 'closed':
        return;
      case 'greeting':
        if (message.type === 'hello') this.#greet(message);
        else this.#end('badMessage');
        return;
      case 'joining':
        phase.waiting.push({ message, at });
        return;
      case 'joined':
        phase.room.heard(phase.connection, at);
        this.#obey(message, phase, at);
        return;
    }
  }

  #greet(hello: Hello): void {
    this.#stopHello();
    this.#stopHello = helloWasSaid;
    const spoken = hello.versions.filter((one) => one >= protocolFloor && one <= protocolVersion);
    if (spoken.length === 0) {
      this.#end('badVersion');
      return;
    }
    const phase: Phase = { state: 'joining', waiting: [] };
    this.#phase = phase;
    this.#join(hello, Math.max(...spoken), phase.waiting).catch(this.#failed);
  }

  async #join(hello: Hello, version: number, waiting: readonly Heard[]): Promise<void> {
    const { connection } = hello;
    const member = memberIdFor(this.#environment.identityKey, hello.secret);
    const opened = await this.#registry.open(this.#roomId, this.#peer.address);
    if (!opened.ok) {
      this.#end(opened.error.code);
      return;
    }
    const room = opened.value;
    if (room.seats.isTaken(connection, member)) {
      this.#end('badMessage');
      return;
    }
    if (room.otherConnections(member, connection) >= this.#environment.limits.connectionsPerMember) {
      this.#log('info', 'not admitted', { member, code: 'tooFast' });
      this.#end('tooFast');
      return;
    }
    const shown = await this.#registry.doorkeeper.shownBy(hello, room.state, this.#peer.address);
    if (!shown.ok) {
      this.#end(shown.error);
      return;
    }
    const line = { version, peer: this.#peer, openedAt: this.#openedAt, isOpen: () => this.#isOpen() };
    const entered = await room.enter(hello, member, line, shown.value);
    if (!entered.ok) {
      this.#log('info', 'not admitted', { member, code: entered.error.code });
      this.#end(closeReasonFor(entered.error.code));
      return;
    }
    if (!this.#isOpen()) return;
    this.#phase = { state: 'joined', room, member, connection };
    this.#log('info', 'joined', { member, connection, device: hello.device });
    for (const { message, at } of waiting) this.#hear(message, at);
  }

  #obey(message: Up, { room, member, connection }: Phase & { state: 'joined' }, at: LocalMs): void {
    switch (message.type) {
      case 'hello':
        this.#end('badMessage');
        return;
      case 'probe':
        this.#answerProbe(message.probe, at);
        return;
      case 'command':
        this.#command(message, room, member, connection);
        return;
      case 'report': {
        const { type: _, ...telemetry } = message;
        room.reported(connection, telemetry);
        return;
      }
      case 'say':
        this.#say(message, room, member, connection);
        return;
      case 'watch':
        room.watch(connection, message.members);
        return;
      case 'resync': {
        const { limits } = this.#environment;
        this.#resyncs ??= new TokenBucket(limits.resyncsPerSec, limits.resyncsBurst, at);
        if (this.#resyncs.take(at) > 0) this.#end('tooFast');
        else room.resync(this.#peer, message.seq);
        return;
      }
      case 'bye':
        this.#phase = { state: 'closed' };
        this.#log('info', 'left', { member, connection });
        room.seats.leave(connection, this.#peer).catch(this.#failed);
        this.#peer.close('left');
        return;
    }
  }

  #answerProbe(probe: number, at: LocalMs): void {
    const received = serverMs(at);
    this.#send({ type: 'probed', probe, received, sent: serverMs(this.#environment.runtime.now()) });
  }

  #command(message: CommandMessage, room: Room, member: MemberId, connection: string): void {
    const { id, command } = message;
    const about = { member, command: command.type, id };
    const now = this.#environment.runtime.now();
    // His own share first: who is too fast does not use up the room's.
    const { limits } = this.#environment;
    this.#commands ??= new TokenBucket(limits.commandsPerSec, limits.commandsBurst, now);
    const waitMs = this.#commands.take(now) || this.#registry.commandWait(member) || room.commandWait(now);
    if (waitMs > 0) {
      this.#log('info', 'refused', { ...about, code: 'tooFast' });
      this.#environment.metrics.commandAnswered(command.type, 'tooFast');
      this.#refuse(room, id, 'tooFast', waitMs);
      this.#tooFastInARow++;
      if (this.#tooFastInARow > this.#environment.limits.patience) this.#end('tooFast');
      return;
    }
    this.#tooFastInARow = 0;
    this.#sealed(message, room, member)
      .then(async (sealed) => room.command(member, connection, message, sealed))
      .then((answer) => {
        if (answer.ok) {
          this.#log('info', 'accepted', { ...about, seq: answer.value });
          this.#environment.metrics.commandAnswered(command.type, 'accepted');
          this.#send({ type: 'accepted', id, seq: answer.value });
        } else {
          this.#log('info', 'refused', { ...about, code: answer.error.code });
          this.#environment.metrics.commandAnswered(command.type, answer.error.code);
          this.#refuse(room, id, answer.error.code, null);
        }
      })
      .catch(this.#failed);
  }

  /** A secret is only worth the work if its bearer may set it. */
  async #sealed({ command }: CommandMessage, room: Room, member: MemberId): Promise<{ sealed?: string }> {
    if (refusalFor(room.state, member, command) !== null) return {};
    return this.#registry.doorkeeper.sealOf(command);
  }

  /** What is said is for the room; the log only learns that something was. */
  #say(say: Say, room: Room, member: MemberId, connection: string): void {
    const { id, kind } = say;
    const about = { member, kind, id };
    const { limits, runtime } = this.#environment;
    const now = runtime.now();
    this.#says ??= new TokenBucket(limits.saysPerSec, limits.saysBurst, now);
    const waitMs = this.#says.take(now);
    if (waitMs > 0) {
      this.#log('info', 'refused', { ...about, code: 'tooFast' });
      this.#refuse(room, id, 'tooFast', waitMs);
      return;
    }
    room
      .say(member, connection, say)
      .then((said) => {
        if (said.ok) {
          this.#log('info', 'said', { ...about, message: said.value.seq });
          this.#send({ type: 'accepted', id, seq: room.state.seq });
        } else {
          this.#log('info', 'refused', { ...about, code: said.error.code });
          this.#refuse(room, id, said.error.code, null);
        }
      })
      .catch(this.#failed);
  }

  #refuse(room: Room, id: string, code: RefusalCode, retryAfterMs: number | null): void {
    this.#send({ type: 'refused', id, code, playback: room.state.playback, retryAfterMs });
  }

  #isOpen(): boolean {
    return this.#phase.state !== 'closed';
  }

  #send(message: Down): void {
    if (this.#isOpen()) this.#peer.send(encode(message));
  }

  /** We end it: the connection has its grace period, as if the line had broken. */
  #end(reason: CloseReason): void {
    if (reason !== 'restarting') this.#log('info', 'closed', { reason });
    this.closed();
    this.#peer.close(reason);
  }

  #log(
    level: 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, string | number | boolean | null>>,
  ): void {
    this.#environment.runtime.log(level, event, { room: this.#roomId, ...fields });
  }

  /** What was asked may not be kept: the client comes back and asks again, under the same id. */
  readonly #failed = (error: unknown): void => {
    this.#log('error', 'request failed', { error: String(error) });
    if (this.#isOpen()) this.#end('restarting');
  };
}
