/** Talk: what is said in one room, told to everybody in it, on this node and on others. Rules PR31, BU5. */
import type { Down, MemberId, Message, Refusal, Result, RoomState, Say } from '@lockstep/core';
import type { Company } from './company.ts';
import type { Neighbours } from './neighbours.ts';
import type { RoomChat } from './room-chat.ts';
import type { RoomLines } from './room-lines.ts';

export interface TalkOptions {
  readonly chat: RoomChat;
  readonly lines: RoomLines;
  readonly neighbours: Neighbours;
  readonly company: Company;
}

export class Talk {
  readonly #options: TalkOptions;

  constructor(options: TalkOptions) {
    this.#options = options;
  }

  /** A member says something; the value is the message as it was kept. */
  async say(
    state: RoomState,
    member: MemberId,
    connection: string,
    say: Say,
  ): Promise<Result<Message, Refusal>> {
    const { chat, lines, neighbours } = this.#options;
    const said = await chat.say(state, member, say);
    if (!said.ok) return said;
    const { message, news } = said.value;
    const told: Down = { type: 'messages', messages: [message] };
    if (news.length > 0) {
      this.#tell(news);
      neighbours.tell(told);
    } else {
      // Who asks again has not heard that it was said.
      lines.tell(connection, told);
    }
    return { ok: true, value: message };
  }

  /** Another node has this for everybody. */
  async hear(message: Down): Promise<void> {
    const { chat, lines } = this.#options;
    if (message.type === 'messages') this.#tell(await chat.hear(message.messages));
    else lines.tellAll(message);
  }

  /** There are messages up to `seq`, or perhaps: what is missing here is told now. */
  async catchUp(seq: number): Promise<void> {
    this.#tell(await this.#options.chat.catchUp(seq));
  }

  #tell(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    for (const { author } of messages) this.#options.company.acted(author);
    this.#options.lines.tellAll({ type: 'messages', messages });
  }
}
