/**
 * Desk: takes what one member asks of his room and says in it, as fast as he may, and answers him. Rules PR6, PR11, PR31,
 * PR42 in docs/spec/protocol.md.
 */
import {
  refusalFor,
  type CallMessage,
  type CloseReason,
  type CommandMessage,
  type Down,
  type MemberId,
  type RefusalCode,
  type Say,
  type SignalUp,
} from '@lockstep/core';
import type { Environment } from './environment.ts';
import { TokenBucket } from './rate-limit.ts';
import type { Registry } from './registry.ts';
import type { Room } from './room.ts';

/** What one member, over one of his connections, is here. */
export interface Seated {
  readonly room: Room;
  readonly member: MemberId;
  readonly connection: string;
}

export interface DeskOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  readonly seated: Seated;
  readonly send: (message: Down) => void;
  readonly end: (reason: CloseReason) => void;
}

/** What could not be kept is asked again about so much later: by chance, so that a roomful does not come back in step. */
const retryMs = { from: 500, to: 1500 };

export class Desk {
  readonly #options: DeskOptions;
  readonly #commands: TokenBucket;
  readonly #says: TokenBucket;
  readonly #calls: TokenBucket;
  readonly #signals: TokenBucket;
  #tooFastInARow = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
    const { limits, runtime } = options.environment;
    const now = runtime.now();
    this.#commands = new TokenBucket(limits.commandsPerSec, limits.commandsBurst, now);
    this.#says = new TokenBucket(limits.saysPerSec, limits.saysBurst, now);
    this.#calls = new TokenBucket(limits.commandsPerSec, limits.commandsBurst, now);
    this.#signals = new TokenBucket(limits.signalsPerSec, limits.signalsBurst, now);
  }

  command(message: CommandMessage): void {
    const { environment, registry, seated, send } = this.#options;
    const { room, member, connection } = seated;
    const { id, command } = message;
    const about = { member, command: command.type, id };
    const now = environment.runtime.now();
    // His own share first: who is too fast does not use up the room's.
    const waitMs = this.#commands.take(now) || registry.commandWait(member) || room.commandWait(now);
    if (waitMs > 0) {
      this.#refuse('refused', about, 'tooFast', waitMs);
      environment.metrics.commandAnswered(command.type, 'tooFast');
      this.#tooFastInARow++;
      if (this.#tooFastInARow > environment.limits.patience) this.#options.end('tooFast');
      return;
    }
    this.#tooFastInARow = 0;
    this.#sealed(message)
      .then(async (sealed) => room.command(member, connection, message, sealed))
      .then((answer) => {
        environment.metrics.commandAnswered(command.type, answer.ok ? 'accepted' : answer.error.code);
        if (answer.ok) {
          this.#log('info', 'accepted', { ...about, seq: answer.value });
          send({ type: 'accepted', id, seq: answer.value });
        } else {
          this.#refuse('refused', about, answer.error.code, null);
        }
      })
      .catch((error: unknown) => {
        environment.metrics.commandAnswered(command.type, 'retry');
        this.#notKept(about, error);
      });
  }

  /** What is said is for the room; the log only learns that something was. */
  say(say: Say): void {
    const { environment, seated, send } = this.#options;
    const { room, member, connection } = seated;
    const { id, kind } = say;
    const about = { member, kind, id };
    const waitMs = this.#says.take(environment.runtime.now());
    if (waitMs > 0) {
      this.#refuse('refused', about, 'tooFast', waitMs);
      return;
    }
    room
      .say(member, connection, say)
      .then((said) => {
        if (said.ok) {
          this.#log('info', 'said', { ...about, message: said.value.seq });
          send({ type: 'accepted', id, seq: room.state.seq });
        } else {
          this.#refuse('refused', about, said.error.code, null);
        }
      })
      .catch((error: unknown) => this.#notKept(about, error));
  }

  /** Who is in the call and gives what is presence: nothing of it is kept. */
  call(message: CallMessage): void {
    const { environment, seated, send } = this.#options;
    const { room, member, connection } = seated;
    const { id } = message;
    const about = { member, kind: 'call', id };
    const waitMs = this.#calls.take(environment.runtime.now());
    const code = waitMs > 0 ? 'tooFast' : room.call.set(member, connection, message);
    if (code === null) send({ type: 'accepted', id, seq: room.state.seq });
    else this.#refuse('refused', about, code, waitMs > 0 ? waitMs : null);
  }

  /** What one connection says to another; of all that comes too fast its sender is told, and at last sent away. [CA14] */
  signal(message: SignalUp): void {
    const { environment, seated, send, end } = this.#options;
    const { room, member, connection } = seated;
    const waitMs = this.#signals.take(environment.runtime.now());
    this.#tooFastInARow = waitMs > 0 ? this.#tooFastInARow + 1 : 0;
    if (this.#tooFastInARow > environment.limits.patience) {
      end('tooFast');
      return;
    }
    const { purpose, session } = message.signal;
    const what =
      waitMs > 0
        ? ({ type: 'notSent', code: 'tooFast', retryAfterMs: waitMs } as const)
        : room.call.carry(member, connection, message);
    if (what !== null)
      send({ type: 'signal', from: message.to, member: null, signal: { purpose, session, what } });
  }

  /** A secret is only worth the work if its bearer may set it. */
  async #sealed({ command }: CommandMessage): Promise<{ sealed?: string }> {
    const { registry, seated } = this.#options;
    if (refusalFor(seated.room.state, seated.member, command) !== null) return {};
    return registry.doorkeeper.sealOf(command);
  }

  /** Whether it is kept nobody knows: the same id again happens once. [PR42] */
  #notKept(about: About, error: unknown): void {
    this.#log('error', 'not kept', { ...about, error: String(error) });
    const { runtime } = this.#options.environment;
    const inMs = retryMs.from + (retryMs.to - retryMs.from) * runtime.random();
    this.#refuse('put off', about, 'retry', inMs);
  }

  #refuse(event: string, about: About, code: RefusalCode, retryAfterMs: number | null): void {
    this.#log('info', event, { ...about, code });
    const { send, seated } = this.#options;
    send({ type: 'refused', id: about.id, code, playback: seated.room.state.playback, retryAfterMs });
  }

  #log(level: 'info' | 'error', event: string, fields: Readonly<Record<string, string | number>>): void {
    const { environment, seated } = this.#options;
    environment.runtime.log(level, event, { room: seated.room.id, ...fields });
  }
}

type About = Readonly<Record<string, string>> & { readonly id: string };
