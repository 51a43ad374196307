/** Film reader: asks for one part of a film after the other over one line, and throws away what comes: as little work as can be. */
import { connect, type Socket } from 'node:net';
import { wordBytes } from './counted-film.ts';

/** All read into the same place, one after the other. */
const shared = Buffer.allocUnsafe(1 << 20);
const endOfHead = '\r\n\r\n';
const longestHead = 16_384;

export interface FilmPart {
  readonly from: number;
  /** The last of its bytes. */
  readonly to: number;
}

export interface FilmAnswer {
  readonly status: number;
  readonly bytes: number;
  /** Its first word. */
  readonly begins: Uint8Array;
}

interface Waiting {
  readonly done: (answer: FilmAnswer) => void;
  readonly failed: (why: Error) => void;
}

export class FilmReader {
  readonly #socket: Socket;
  readonly #path: string;
  #waiting: Waiting | null = null;
  /** What has come of the head; null: the head is over. */
  #head: string | null = '';
  #answer = { status: 0, length: 0, bytes: 0, begins: Buffer.alloc(wordBytes) };

  constructor(port: number, path: string) {
    this.#path = path;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length) => {
          this.#take(shared.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the line broke')));
  }

  /** null: the whole film. One at a time. */
  async read(part: FilmPart | null): Promise<FilmAnswer> {
    this.#head = '';
    this.#answer = { status: 0, length: 0, bytes: 0, begins: Buffer.alloc(wordBytes) };
    return new Promise((resolve, reject) => {
      this.#waiting = { done: resolve, failed: reject };
      if (this.#socket.destroyed) return this.#fail(new Error('the line broke'));
      const range = part === null ? '' : `Range: bytes=${part.from}-${part.to}\r\n`;
      this.#socket.write(`GET ${this.#path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${range}\r\n`);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    const body = this.#head === null ? bytes : this.#takeHead(bytes, this.#head);
    if (body === null) return;
    const { length } = this.#answer;
    if (this.#answer.bytes < wordBytes) body.copy(this.#answer.begins, this.#answer.bytes);
    this.#answer.bytes += body.length;
    if (this.#answer.bytes < length) return;
    const { status, begins } = this.#answer;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.done({ status, bytes: this.#answer.bytes, begins });
  }

  /** What came behind the head; null: it is not over yet. */
  #takeHead(bytes: Buffer, before: string): Buffer | null {
    const head = before + bytes.toString('latin1');
    const end = head.indexOf(endOfHead);
    if (end < 0) {
      this.#head = head;
      if (head.length > longestHead) this.#fail(new Error('no answer of HTTP'));
      return null;
    }
    this.#head = null;
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head.slice(0, end + 2))?.[1] ?? Number.NaN);
    if (!Number.isFinite(length)) this.#fail(new Error(`an answer without a length: ${status}`));
    this.#answer = { ...this.#answer, status, length };
    return bytes.subarray(end + endOfHead.length - before.length);
  }

  #fail(why: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.failed(why);
  }
}
