/** RawMember: somebody without a page, who says of his player what a trial wants him to. */
import {
  decodeDown,
  encode,
  evolve,
  mediaSec,
  positionAt,
  protocolVersion,
  randomId,
  serverMs,
  type Down,
  type RoomState,
  type ServerMs,
  type Up,
} from '@lockstep/core';
import { createHostRuntime } from '@lockstep/core/host';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

type Report = Extract<Up, { type: 'report' }>;

const runtime = createHostRuntime();

export class RawMember {
  readonly #socket: WebSocket;
  readonly #ended: Promise<void>;
  #room: RoomState | null = null;
  #welcome = { server: 0, local: 0 };
  #said: { readonly behindSec: number; readonly more: Partial<Report> } | null = null;
  readonly #timer: NodeJS.Timeout;

  private constructor(port: number, room: string, name: string) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`);
    this.#ended = new Promise((resolve) => this.#socket.on('close', () => resolve()));
    this.#socket.on('error', () => {});
    this.#socket.on('open', () =>
      this.#say({
        type: 'hello',
        versions: [protocolVersion],
        secret: randomId(runtime),
        name,
        connection: randomId(runtime),
        device: 'tv',
        resume: null,
      }),
    );
    this.#socket.on('message', (data: Buffer) => {
      const message = decodeDown(data.toString());
      if (message.ok) this.#hear(message.value);
    });
    this.#timer = setInterval(() => this.#report(), 1000);
  }

  /** Comes in, and is welcomed. */
  static async join(port: number, room: string, name: string): Promise<RawMember> {
    const member = new RawMember(port, room, name);
    for (let turn = 0; member.#room === null; turn += 1) {
      if (turn > 200) throw new Error(`${name} was not let in`);
      await pause(50);
    }
    return member;
  }

  /** From now on says once a second that he is so far behind the room (0: with it), and otherwise well. */
  tell(behindSec: number, more: Partial<Report> = {}): void {
    this.#said = { behindSec, more };
    this.#report();
  }

  async leave(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#socket.readyState === WebSocket.OPEN) this.#say({ type: 'bye' });
    this.#socket.close();
    await this.#ended;
  }

  #now(): ServerMs {
    return serverMs(this.#welcome.server + performance.now() - this.#welcome.local);
  }

  #say(message: Up): void {
    this.#socket.send(encode(message));
  }

  #hear(message: Down): void {
    if (message.type === 'welcome') {
      this.#welcome = { server: message.now, local: performance.now() };
      if (message.room.kind === 'snapshot') this.#room = message.room.state;
    }
    if (message.type === 'events' && this.#room !== null)
      this.#room = message.entries.reduce(evolve, this.#room);
  }

  #report(): void {
    if (this.#said === null || this.#room === null || this.#socket.readyState !== WebSocket.OPEN) return;
    const { timeline } = this.#room.playback;
    const at = this.#now();
    const position = mediaSec(Math.max(0, positionAt(timeline, at) - this.#said.behindSec));
    const { current } = this.#room;
    this.#say({
      type: 'report',
      state: timeline.playing ? 'playing' : 'paused',
      position,
      at,
      rate: 1,
      skewMs: null,
      clockErrorMs: 2,
      roundTripMs: 8,
      jitterMs: 1,
      bufferedSec: 12,
      warmStartMs: 5,
      coldStartMs: 60,
      seekMs: 60,
      counts: true,
      visible: true,
      soundBlocked: false,
      film: current === null ? null : { item: current, name: null, size: null, duration: null },
      ...this.#said.more,
    });
  }
}
