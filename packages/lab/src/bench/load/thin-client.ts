/** ThinClient: a member of a room over a bare socket, so light that one process is ten thousand of them. */
import { connect, type Socket } from 'node:net';
import { encode, type Up } from '@lockstep/core';
import { FrameReader, maskedFrame, opcodes, upgradeRequest } from './frames.ts';

export interface ThinClientOptions {
  readonly port: number;
  readonly room: string;
  readonly hello: Up & { readonly type: 'hello' };
  /** A message came; the bytes are only good until this returns. */
  readonly heard: (payload: Buffer) => void;
  /** It is over, and not because we said so. */
  readonly lost: (why: string) => void;
}

/** All read into the same place, one after the other. */
const shared = Buffer.allocUnsafe(256 * 1024);
const endOfHead = Buffer.from('\r\n\r\n');

export class ThinClient {
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #options: ThinClientOptions;
  /** The answer to the upgrade as far as it has come; null: it is through. */
  #head: Buffer | null = Buffer.alloc(0);
  #isOver = false;
  bytes = 0;

  constructor(options: ThinClientOptions) {
    this.#options = options;
    const { port, room } = options;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length) => {
          this.bytes += length;
          this.#take(shared.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.write(upgradeRequest(port, `/api/rooms/${room}/socket`));
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('closed'));
  }

  say(message: Up): void {
    if (!this.#isOver) this.#socket.write(maskedFrame(encode(message)));
  }

  stop(): void {
    this.#isOver = true;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    if (this.#head === null) {
      this.#reader.read(chunk, this.#frame);
      return;
    }
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(endOfHead);
    if (end === -1) return;
    const status = this.#head.subarray(0, this.#head.indexOf('\r\n')).toString();
    const rest = this.#head.subarray(end + endOfHead.length);
    this.#head = null;
    if (!status.includes(' 101 ')) {
      this.#end(status);
      return;
    }
    this.say(this.#options.hello);
    this.#reader.read(rest, this.#frame);
  }

  readonly #frame = (opcode: number, payload: Buffer): void => {
    if (opcode === opcodes.text) this.#options.heard(payload);
    else if (opcode === opcodes.close) this.#end(`closed: ${payload.subarray(2).toString()}`);
  };

  #end(why: string): void {
    if (this.#isOver) return;
    this.stop();
    this.#options.lost(why);
  }
}
