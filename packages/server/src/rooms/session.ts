/** Session: the conversation with one connection, from the first word to the last. Rules PR8–PR11 in docs/spec/protocol.md. */
import {
  closeReasonFor,
  decodeUp,
  encode,
  spokenVersions,
  serverMs,
  type CloseReason,
  type Down,
  type Hello,
  type LocalMs,
  type Stop,
  type Up,
} from '@lockstep/core';
import type { Peer } from '../ports/peer.ts';
import { Desk, type Seated } from './desk.ts';
import type { Environment } from './environment.ts';
import { memberIdFor } from './identity.ts';
import { TokenBucket } from './rate-limit.ts';
import type { Registry } from './registry.ts';

/** A message, and when it came. */
interface Heard {
  readonly message: Up;
  readonly at: LocalMs;
}

type Phase =
  | { readonly state: 'greeting' }
  /** Hello was said; what comes before the welcome waits. */
  | { readonly state: 'joining'; readonly waiting: Heard[] }
  | (Seated & { readonly state: 'joined' })
  | { readonly state: 'closed' };

/** How every client writes them; one that writes them otherwise has the measure of all messages. */
const signalBegins = '{"type":"signal",';

/** Nothing is left to stop, nor to keep for it. */
const helloWasSaid: Stop = () => {};

export class Session {
  readonly #environment: Environment;
  readonly #registry: Registry;
  readonly #roomId: string;
  readonly #peer: Peer;
  readonly #messages: TokenBucket;
  /** Made when first needed: most of a crowd only listen. */
  #desk: Desk | null = null;
  #resyncs: TokenBucket | null = null;
  #stopHello: Stop;
  readonly #openedAt: LocalMs;
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
    // Whoever comes into a call says much at once, which has a measure of its own. [CA14]
    const isSignal = this.#phase.state === 'joined' && text.startsWith(signalBegins);
    if (!isSignal && this.#messages.take(at) > 0) {
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
    if (isSignal && message.value.type !== 'signal') this.#end('badMessage');
    else this.#hear(message.value, at);
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
        phase.room.presence.heard(phase.connection, at);
        this.#obey(message, phase, at);
        return;
    }
  }

  #greet(hello: Hello): void {
    this.#stopHello();
    this.#stopHello = helloWasSaid;
    const spoken = hello.versions.filter((one) => spokenVersions.includes(one));
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
    if (room.presence.otherConnections(member, connection) >= this.#environment.limits.connectionsPerMember) {
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

  #obey(message: Up, seated: Phase & { state: 'joined' }, at: LocalMs): void {
    const { room, member, connection } = seated;
    switch (message.type) {
      case 'hello':
        this.#end('badMessage');
        return;
      case 'brief':
        room.presence.reportedBriefly(connection, message);
        this.#answerLate(message.probe, at);
        return;
      case 'report': {
        const { type: _, probe, ...telemetry } = message;
        room.presence.reported(connection, telemetry);
        this.#answerLate(probe, at);
        return;
      }
      case 'probe':
        this.#send(this.#probed(message.probe, at));
        return;
      case 'command':
        this.#deskOf(seated).command(message);
        return;
      case 'say':
        this.#deskOf(seated).say(message);
        return;
      case 'call':
        this.#deskOf(seated).call(message);
        return;
      case 'signal':
        this.#deskOf(seated).signal(message);
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

  /** The answer may wait: what it proves is as good, as it tells both when the question came and when it left itself. [PR41] */
  #answerLate(probe: number | undefined, at: LocalMs): void {
    if (probe !== undefined) this.#peer.sendLate(() => encode(this.#probed(probe, at)));
  }

  #probed(probe: number, at: LocalMs): Down {
    const sent = serverMs(this.#environment.runtime.now());
    return { type: 'probed', probe, received: serverMs(at), sent };
  }

  #deskOf(seated: Seated): Desk {
    this.#desk ??= new Desk({
      environment: this.#environment,
      registry: this.#registry,
      seated,
      send: (message) => this.#send(message),
      end: (reason) => this.#end(reason),
    });
    return this.#desk;
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

  /** Whether he is in the room nobody knows: he comes back and says hello again. */
  readonly #failed = (error: unknown): void => {
    this.#log('error', 'request failed', { error: String(error) });
    if (this.#isOpen()) this.#end('restarting');
  };
}
