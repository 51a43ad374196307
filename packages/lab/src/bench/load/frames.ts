/** Frames: the WebSocket protocol (RFC 6455) as far as a thin client needs it: no extensions, no fragments. */
import { randomBytes } from 'node:crypto';

const maskBytes = 4;
const finalText = 0x81;
const masked = 0x80;

export const opcodes = { text: 1, close: 8 } as const;

/** What a browser asks for when it opens one, in as few words as can be. */
export function upgradeRequest(port: number, path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    '\r\n',
  ].join('\r\n');
}

/** A text as a frame from client to server, under a mask by chance as browsers send it. */
export function maskedFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : 4;
  const start = head + maskBytes;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = finalText;
  frame[1] = masked | (length < 126 ? length : 126);
  if (head === 4) frame.writeUInt16BE(length, 2);
  frame.writeUInt32BE(Math.floor(Math.random() * 2 ** 32), head);
  frame.write(text, start);
  for (let i = 0; i < length; i++) {
    frame[start + i] = (frame[start + i] ?? 0) ^ (frame[head + (i & 3)] ?? 0);
  }
  return frame;
}

interface Head {
  readonly opcode: number;
  readonly start: number;
  readonly end: number;
}

function headAt(bytes: Buffer, at: number): Head | null {
  if (bytes.length < at + 2) return null;
  const opcode = bytes.readUInt8(at) & 0x0f;
  const short = bytes.readUInt8(at + 1) & 0x7f;
  const size = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < at + size) return null;
  const length =
    size === 2 ? short : size === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { opcode, start: at + size, end: at + size + length };
}

/** Takes what comes in as it comes, gives whole frames. */
export class FrameReader {
  #rest: Buffer | null = null;

  /** `chunk` may be used for something else afterwards, and so may what `each` gets. */
  read(chunk: Buffer, each: (opcode: number, payload: Buffer) => void): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let head = headAt(bytes, at); head !== null && head.end <= bytes.length; head = headAt(bytes, at)) {
      each(head.opcode, bytes.subarray(head.start, head.end));
      at = head.end;
    }
    this.#rest = at === bytes.length ? null : Buffer.from(bytes.subarray(at));
  }
}
