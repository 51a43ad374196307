/** Asker: a member who puts one film after the other into a room's queue; without an answer he asks again, under the same id. */
import {
  decodeDown,
  encode,
  protocolVersion,
  randomId,
  serverMs,
  type Down,
  type Runtime,
} from '@lockstep/core';
import { WebSocket } from 'ws';

export interface AskerOptions {
  readonly runtime: Runtime;
  readonly room: string;
  readonly name: string;
  /** Where nodes of the server may be found; any will do. */
  readonly ports: readonly number[];
  readonly accepted: (film: string) => void;
}

/** Slower than what a member may ask. */
const paceMs = 120;
const comeBackMs = 50;
/** A line on which nothing is answered for so long is given up, as clients do it. */
const patienceMs = 4000;

export class Asker {
  readonly #options: AskerOptions;
  readonly #secret: string;
  readonly #connection: string;
  #socket: WebSocket | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** What is asked for and not answered yet. */
  #open: string | null = null;
  #isStopped = false;
  /** Codes of answers that no honest asker gets: the same thing happened twice, or not at all. */
  readonly strange: string[] = [];
  readonly accepted: string[] = [];
  acceptedAt = Number.NEGATIVE_INFINITY;

  constructor(options: AskerOptions) {
    this.#options = options;
    this.#secret = randomId(options.runtime);
    this.#connection = randomId(options.runtime);
  }

  start(): void {
    const { ports, room, name } = this.#options;
    const port = ports[Math.floor(Math.random() * ports.length)] ?? 0;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`);
    this.#socket = socket;
    this.#wait(patienceMs, () => socket.terminate());
    socket.on('error', () => {});
    socket.on('open', () => {
      const hello = {
        type: 'hello',
        versions: [protocolVersion],
        secret: this.#secret,
        name,
        connection: this.#connection,
        device: 'program',
        resume: null,
      } as const;
      socket.send(encode(hello));
    });
    socket.on('message', (data: Buffer) => {
      const message = decodeDown(data.toString());
      if (message.ok) this.#hear(message.value);
      else this.strange.push(`message: ${message.error.code}`);
    });
    socket.on('close', () => {
      if (!this.#isStopped && this.#socket === socket) this.#wait(comeBackMs, () => this.start());
    });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#socket?.terminate();
  }

  #hear(message: Down): void {
    if (message.type === 'welcome') this.#ask();
    if (message.type === 'accepted' && message.id === this.#open) {
      const film = message.id;
      this.#open = null;
      this.accepted.push(film);
      this.acceptedAt = performance.now();
      this.#options.accepted(film);
      this.#wait(paceMs, () => this.#ask());
    }
    if (message.type === 'refused' && message.id === this.#open) {
      if (message.retryAfterMs === null) {
        this.strange.push(message.code);
        this.#open = null;
      }
      this.#wait(message.retryAfterMs ?? paceMs, () => this.#ask());
    }
  }

  #ask(): void {
    const { runtime } = this.#options;
    const film = (this.#open ??= randomId(runtime));
    const source = { kind: 'link', url: `https://films.example/${film}.mp4` } as const;
    const item = { id: film, title: film, duration: null, sources: [source] };
    const issuedAt = serverMs(performance.timeOrigin + performance.now());
    const command = { type: 'addItem', item, select: false } as const;
    this.#socket?.send(encode({ type: 'command', id: film, issuedAt, command }));
    this.#wait(patienceMs, () => this.#socket?.terminate());
  }

  /** Instead of whatever was waited for before. */
  #wait(ms: number, run: () => void): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(run, ms);
  }
}
