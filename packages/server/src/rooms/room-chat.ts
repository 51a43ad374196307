/** RoomChat: what is said in one room: cleaned, kept, numbered, and the last of it at hand. Rules PR31–PR33. */
import {
  cleanMessage,
  fail,
  may,
  messageLimits,
  ok,
  type MemberId,
  type Message,
  type Refusal,
  type Result,
  type RoomState,
  type Say,
} from '@lockstep/core';
import { serverNow, type Environment } from './environment.ts';

/** A message as it is kept; not new if it was there already. */
export interface Said {
  readonly message: Message;
  readonly isNew: boolean;
}

export class RoomChat {
  readonly #environment: Environment;
  readonly #room: string;
  #last: readonly Message[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(environment: Environment, room: string) {
    this.#environment = environment;
    this.#room = room;
  }

  /** The last ones said, oldest first. */
  get last(): readonly Message[] {
    return this.#last;
  }

  async load(): Promise<void> {
    this.#last = await this.#environment.log.readMessages(this.#room, null, messageLimits.page);
  }

  /** A page of those before message `before`. */
  async older(before: number): Promise<readonly Message[]> {
    return this.#environment.log.readMessages(this.#room, before, messageLimits.page);
  }

  /** Keeps what `author` says; the same id again is the message it was. */
  async say(state: RoomState, author: MemberId, say: Say): Promise<Result<Said, Refusal>> {
    if (state.closed) return fail({ code: 'roomClosed' });
    if (!may(state, author, 'chat')) return fail({ code: 'notAllowed' });
    const name = state.members.find(({ id }) => id === author)?.name ?? '';
    const turn = this.#queue.then(async () => this.#keep(author, name, say));
    // One that could not be kept must not stop those behind it; its author learns of it.
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** A message that was kept elsewhere. */
  add(message: Message): void {
    if (this.#last.some(({ seq }) => seq === message.seq)) return;
    const last = [...this.#last, message].toSorted((a, b) => a.seq - b.seq);
    this.#last = last.slice(-messageLimits.page);
  }

  async #keep(author: MemberId, name: string, say: Say): Promise<Result<Said, Refusal>> {
    const { type: _, ...said } = say;
    const known = this.#last.find((message) => message.id === said.id && message.author === author);
    if (known !== undefined) return ok({ message: known, isNew: false });
    const text = cleanMessage(said.text, said.kind);
    if (text === null) return fail({ code: 'badText' });
    const at = serverNow(this.#environment);
    const kept = await this.#environment.log.appendMessage(this.#room, { ...said, text, at, author, name });
    if (!kept.ok) throw new Error(`room ${this.#room} is not in the log`);
    this.add(kept.value);
    return ok({ message: kept.value, isNew: true });
  }
}
