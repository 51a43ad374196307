/** FakePeer: the other end of a connection in a test: keeps what it is sent, and says what a client would. */
import {
  decodeDown,
  encode,
  protocolVersion,
  type CloseReason,
  type Command,
  type Down,
  type Runtime,
  type Up,
} from '@lockstep/core';
import type { Peer, SharedText, WriteLate } from '../ports/peer.ts';
import type { Environment } from '../rooms/environment.ts';
import type { Registry } from '../rooms/registry.ts';
import { Session } from '../rooms/session.ts';

type Of<Type extends Down['type']> = Extract<Down, { type: Type }>;

export class FakePeer implements Peer {
  readonly address: string;
  readonly got: Down[] = [];
  ended: CloseReason | 'left' | null = null;
  readonly #session: Session;
  readonly #runtime: Runtime;
  #commands = 0;

  constructor(environment: Environment, registry: Registry, room: string, address = 'here') {
    this.address = address;
    this.#runtime = environment.runtime;
    this.#session = new Session(environment, registry, room, this);
  }

  send(text: string): void {
    const message = decodeDown(text);
    if (!message.ok) throw new Error(`not the protocol: ${text}`);
    this.got.push(message.value);
  }

  sendShared({ text }: SharedText): void {
    this.send(text);
  }

  sendLate(write: WriteLate): void {
    this.send(write());
  }

  close(reason: CloseReason | 'left'): void {
    this.ended ??= reason;
    this.#session.closed();
  }

  /** The line breaks. */
  drop(): void {
    this.#session.closed();
  }

  say(message: Up): void {
    this.sayText(encode(message));
  }

  sayText(text: string): void {
    this.#session.received(text, this.#runtime.now());
  }

  /** Says hello as `who`, whose secret is made of the name, and waits until the server is done with it. */
  async hello(who: string, changes: Partial<Extract<Up, { type: 'hello' }>> = {}): Promise<this> {
    const connection = `${who}-1`;
    const secret = `${who}-secret-of-mine-`;
    this.say({
      type: 'hello',
      versions: [protocolVersion],
      secret,
      name: who,
      connection,
      device: 'computer',
      resume: null,
      ...changes,
    });
    await settled();
    return this;
  }

  /** Asks the room for something, and waits for the answer; gives the command's id. */
  async ask(command: Command, id = `${this.address}-${++this.#commands}`, agoMs = 0): Promise<string> {
    const issuedAt = Math.max(0, this.#runtime.now() - agoMs);
    this.sayText(JSON.stringify({ type: 'command', id, issuedAt, command }));
    await settled();
    return id;
  }

  all<Type extends Down['type']>(type: Type): Of<Type>[] {
    return this.got.filter((message): message is Of<Type> => message.type === type);
  }

  last<Type extends Down['type']>(type: Type): Of<Type> | undefined {
    return this.all(type).at(-1);
  }

  /** Kinds of all events it was told of since its welcome. */
  events(): readonly string[] {
    return this.all('events').flatMap(({ entries }) => entries.map(({ event }) => event.type));
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve();
}
