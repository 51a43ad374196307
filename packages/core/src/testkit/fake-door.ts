/** FakeDoor: the parts of a simulated server around its room: seals of secrets, who is put out, and a chat. */
import type { Hello } from '../protocol/hello.ts';
import type { Say } from '../protocol/message-shapes.ts';
import type { Admission, Command, Refusal } from '../room/commands.ts';
import { cleanMessage, messageLimits, type Message } from '../room/message.ts';
import { may } from '../room/rights.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import { fail, ok, type Result } from '../runtime/result.ts';
import type { ServerMs } from '../runtime/units.ts';

/** Stands for a hash: what a server keeps of a secret. */
const sealed = (secret: string): string => `sealed ${secret}`;

/** What the server adds to a command that carries a secret. */
export function sealOf(command: Command): { readonly sealed?: string } {
  if (command.type === 'setOwnerLink') return { sealed: sealed(command.owner) };
  return command.type === 'setPassword' && command.password !== null
    ? { sealed: sealed(command.password) }
    : {};
}

export function admissionOf({ name, password, owner }: Hello, member: MemberId): Admission {
  const proofs = [password, owner].filter((secret) => secret !== undefined).map(sealed);
  const made = owner === undefined ? {} : { owner: sealed(owner) };
  return { type: 'admit', member, name, proofs, ...made, triedPassword: password !== undefined };
}

export class FakeChat {
  readonly #messages: Message[] = [];

  get last(): readonly Message[] {
    return this.#messages.slice(-messageLimits.page);
  }

  say(state: RoomState, author: MemberId, say: Say, at: ServerMs): Result<Message, Refusal> {
    const { type: _, ...said } = say;
    const known = this.#messages.find((message) => message.id === said.id);
    if (known !== undefined) return ok(known);
    if (!may(state, author, 'chat')) return fail({ code: 'notAllowed' });
    const clean = cleanMessage(said.text, said.kind);
    if (clean === null) return fail({ code: 'badText' });
    const name = state.members.find((member) => member.id === author)?.name ?? '';
    const message = { ...said, seq: this.#messages.length + 1, at, author, name, text: clean };
    this.#messages.push(message);
    return ok(message);
  }
}
