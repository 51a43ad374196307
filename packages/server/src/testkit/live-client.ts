/** LiveClient: a raw WebSocket client for tests of a running server. */
import { once } from 'node:events';
import { decodeDown, encode, protocolVersion, type Command, type Down, type Up } from '@lockstep/core';
import { WebSocket, type ClientOptions } from 'ws';

type Of<Type extends Down['type']> = Extract<Down, { type: Type }>;

export class LiveClient {
  readonly got: Down[] = [];
  readonly socket: WebSocket;
  /** The close code, once it is closed. */
  readonly closed: Promise<number>;
  /** Those who wait for a message. */
  #waiting: (() => void)[] = [];
  #ended: number | null = null;

  constructor(server: { readonly port: number }, room: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/rooms/${room}/socket`, options);
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code) => {
        this.#ended = code;
        resolve(code);
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
    this.socket.on('message', (data: Buffer) => {
      const message = decodeDown(data.toString());
      if (message.ok) this.got.push(message.value);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  async hello(who: string, changes: Partial<Extract<Up, { type: 'hello' }>> = {}): Promise<Of<'welcome'>> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    this.say({
      type: 'hello',
      versions: [protocolVersion],
      secret: `${who}-secret-of-mine-`,
      name: who,
      connection: `${who}-1`,
      device: 'program',
      resume: null,
      ...changes,
    });
    return this.next('welcome');
  }

  say(message: Up): void {
    this.socket.send(encode(message));
  }

  /** Says something every second, as clients do: whoever is silent is sent away, also while he waits. Until the line ends. */
  keepAlive(): void {
    const alive = setInterval(() => this.say({ type: 'probe', probe: 0 }), 1000);
    this.socket.once('close', () => clearInterval(alive));
  }

  /** Sends a command and waits for the answer. */
  async ask(
    command: Command,
    { id = `${Math.random()}`.slice(2), agoMs = 0 } = {},
  ): Promise<Of<'accepted'> | Of<'refused'>> {
    const issuedAt = performance.timeOrigin + performance.now() - agoMs;
    this.socket.send(JSON.stringify({ type: 'command', id, issuedAt, command }));
    return this.until(
      (message): message is Of<'accepted'> | Of<'refused'> =>
        (message.type === 'accepted' || message.type === 'refused') && message.id === id,
    );
  }

  /** The first message of this kind, that came or will come; it is taken out of `got`. */
  async next<Type extends Down['type']>(type: Type): Promise<Of<Type>> {
    return this.until((message): message is Of<Type> => message.type === type);
  }

  async until<Wanted extends Down>(wanted: (message: Down) => message is Wanted): Promise<Wanted> {
    for (;;) {
      const index = this.got.findIndex(wanted);
      const found = this.got[index];
      if (found !== undefined && wanted(found)) {
        this.got.splice(index, 1);
        return found;
      }
      // Whoever waits learns why nothing comes any more, instead of waiting until the test is over.
      if (this.#ended !== null) throw new Error(`the line ended with ${this.#ended}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** Waits until an event of this kind was told. */
  async event(type: string): Promise<Of<'events'>> {
    return this.until(
      (message): message is Of<'events'> =>
        message.type === 'events' && message.entries.some(({ event }) => event.type === type),
    );
  }
}
