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

/** A message as it is kept, and what of it is news here; nothing if it was there already. */
export interface Said {
  readonly message: Message;
  readonly news: readonly Message[];
}

export class RoomChat {
  readonly #environment: Environment;
  readonly #room: string;
  #last: readonly Message[] = [];
  /** The log failed: it may have more than we know. */
  #isUnsure = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(environment: Environment, room: string) {
    this.#environment = environment;
    this.#room = room;
  }

  /** The last ones said, oldest first. */
  get last(): readonly Message[] {
    return this.#last;
  }

  /** Number of the last one. */
  get seq(): number {
    return this.#last.at(-1)?.seq ?? 0;
  }

  async load(): Promise<void> {
    // In its turn: other nodes may tell of messages while they are read.
    return this.#turn(async () => {
      this.#last = await this.#page();
    });
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
    return this.#turn(async () => this.#keep(author, name, say));
  }

  /** Messages that were kept elsewhere: gives what is news here, with what is missing before them. [BU5] */
  async hear(messages: readonly Message[]): Promise<readonly Message[]> {
    return this.#turn(async () => this.#take(messages));
  }

  /** There are messages up to `seq`, or perhaps: gives what is missing here. */
  async catchUp(seq: number): Promise<readonly Message[]> {
    return this.#turn(async () => (seq > this.seq ? this.#take(await this.#page()) : []));
  }

  /** When all that was said so far is kept. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  async #turn<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#queue.then(act);
    // One that could not be kept must not stop those behind it; its author learns of it.
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #page(): Promise<readonly Message[]> {
    return this.#environment.log.readMessages(this.#room, null, messageLimits.page);
  }

  async #take(messages: readonly Message[]): Promise<readonly Message[]> {
    const isNews = ({ seq }: Message): boolean => seq > this.seq;
    let news = messages.filter(isNews);
    if (news[0] !== undefined && news[0].seq > this.seq + 1) news = (await this.#page()).filter(isNews);
    this.#last = [...this.#last, ...news].slice(-messageLimits.page);
    return news;
  }

  async #keep(author: MemberId, name: string, say: Say): Promise<Result<Said, Refusal>> {
    const { type: _, ...said } = say;
    const missed = this.#isUnsure ? await this.#take(await this.#page()) : [];
    this.#isUnsure = false;
    const known = this.#last.find((message) => message.id === said.id && message.author === author);
    if (known !== undefined) return ok({ message: known, news: missed });
    const text = cleanMessage(said.text, said.kind);
    if (text === null) return fail({ code: 'badText' });
    const at = serverNow(this.#environment);
    const { log } = this.#environment;
    this.#isUnsure = true;
    const kept = await log.appendMessage(this.#room, { ...said, text, at, author, name });
    this.#isUnsure = false;
    if (!kept.ok) throw new Error(`room ${this.#room} is not in the log`);
    return ok({ message: kept.value, news: [...missed, ...(await this.#take([kept.value]))] });
  }
}
