/** WsPeer: a Peer over a WebSocket. One text for a whole room is framed once; a reader that does not keep up is let go. */
import type { Socket } from 'node:net';
import { closeCodes, type CloseReason } from '@lockstep/core';
import { WebSocket } from 'ws';
import type { Haste, Peer, SharedText } from '../ports/peer.ts';

/** A close that the other side never answers must not keep the socket. */
const closeTimeMs = 1500;

/** RFC 6455 §7.4.1. */
const normalClosure = 1000;

const frames = new WeakMap<SharedText, Buffer>();

/** A text as one finished frame, the same for every socket: no compression, no mask (RFC 6455 §5.2). */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x81;
  if (header.length === 2) {
    header[1] = length;
  } else if (header.length === 4) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}

function frameOf(shared: SharedText): Buffer {
  const known = frames.get(shared);
  if (known !== undefined) return known;
  const frame = textFrame(shared.text);
  frames.set(shared, frame);
  return frame;
}

/** The socket below; not part of what ws promises, so it may be missing, and then `send` does. */
function socketOf(ws: WebSocket): Socket | null {
  const socket = (ws as WebSocket & { readonly _socket?: Socket })._socket;
  return socket?.writable === true ? socket : null;
}

/** Of one WebSocket. What a room tells thousands passes through here: one object for each, and one write for each time. */
class WsPeer implements Peer {
  readonly address: string;
  readonly #ws: WebSocket;
  readonly #waitingBytes: number;
  readonly #ended: (reason: CloseReason) => void;
  /** What need not go by itself. */
  #soon: SharedText | null = null;

  constructor(ws: WebSocket, address: string, waitingBytes: number, ended: (reason: CloseReason) => void) {
    this.#ws = ws;
    this.address = address;
    this.#waitingBytes = waitingBytes;
    this.#ended = ended;
  }

  send(text: string): void {
    if (this.#keepsUp()) this.#write(textFrame(text), text);
  }

  sendShared(shared: SharedText, haste: Haste = 'now'): void {
    if (!this.#keepsUp()) return;
    if (haste === 'soon' && this.#soon === null) this.#soon = shared;
    else this.#write(frameOf(shared), shared.text);
  }

  close(reason: CloseReason | 'left'): void {
    const ws = this.#ws;
    if (reason !== 'left' && ws.readyState === WebSocket.OPEN) this.#ended(reason);
    ws.close(reason === 'left' ? normalClosure : closeCodes[reason].code, reason);
    setTimeout(() => ws.terminate(), closeTimeMs).unref();
  }

  /** What waited goes first. The call of the system is most of what telling costs, so there is one for both. */
  #write(frame: Buffer, text: string): void {
    const soon = this.#soon;
    this.#soon = null;
    const socket = socketOf(this.#ws);
    if (socket !== null) {
      socket.write(soon === null ? frame : Buffer.concat([frameOf(soon), frame]));
      return;
    }
    if (soon !== null) this.#ws.send(soon.text);
    this.#ws.send(text);
  }

  #keepsUp(): boolean {
    const ws = this.#ws;
    if (ws.readyState !== WebSocket.OPEN) return false;
    if (ws.bufferedAmount <= this.#waitingBytes) return true;
    this.close('tooSlow');
    return false;
  }
}

/** @param ended is told when we end it, and why */
export const createWsPeer = (
  ws: WebSocket,
  address: string,
  waitingBytes: number,
  ended: (reason: CloseReason) => void = () => {},
): Peer => new WsPeer(ws, address, waitingBytes, ended);
