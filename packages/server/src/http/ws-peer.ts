/** WsPeer: a Peer over a WebSocket. One text for a whole room is framed once; a reader that does not keep up is let go. */
import type { Socket } from 'node:net';
import { closeCodes, type CloseReason } from '@lockstep/core';
import { WebSocket } from 'ws';
import type { Haste, Peer, SharedText, WriteLate } from '../ports/peer.ts';
import { payloadOf, textFrame } from './text-frame.ts';

/** A close that the other side never answers must not keep the socket. */
const closeTimeMs = 1500;

/** RFC 6455 §7.4.1. */
const normalClosure = 1000;

const frames = new WeakMap<SharedText, Buffer>();

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
  #late: WriteLate | null = null;

  constructor(ws: WebSocket, address: string, waitingBytes: number, ended: (reason: CloseReason) => void) {
    this.#ws = ws;
    this.address = address;
    this.#waitingBytes = waitingBytes;
    this.#ended = ended;
  }

  send(text: string): void {
    if (this.#keepsUp()) this.#write(textFrame(text));
  }

  sendShared(shared: SharedText, haste: Haste = 'now'): void {
    if (!this.#keepsUp()) return;
    if (haste === 'now') this.#put([frameOf(shared)]);
    else this.#write(frameOf(shared));
  }

  sendLate(write: WriteLate): void {
    if (!this.#keepsUp()) return;
    if (this.#late === null) this.#late = write;
    else this.#write(null, write);
  }

  close(reason: CloseReason | 'left'): void {
    const ws = this.#ws;
    if (reason !== 'left' && ws.readyState === WebSocket.OPEN) this.#ended(reason);
    ws.close(reason === 'left' ? normalClosure : closeCodes[reason].code, reason);
    setTimeout(() => ws.terminate(), closeTimeMs).unref();
  }

  /**
   * What waited goes first. The call of the system is most of what telling costs, so there is one for all; and what tells
   * the time is written right before it.
   */
  #write(frame: Buffer | null, alsoLate: WriteLate | null = null): void {
    const late = this.#late;
    this.#late = null;
    const frames: Buffer[] = [];
    if (late !== null) frames.push(textFrame(late()));
    if (alsoLate !== null) frames.push(textFrame(alsoLate()));
    if (frame !== null) frames.push(frame);
    this.#put(frames);
  }

  #put(frames: readonly Buffer[]): void {
    const [first] = frames;
    if (first === undefined) return;
    const socket = socketOf(this.#ws);
    if (socket !== null) socket.write(frames.length === 1 ? first : Buffer.concat(frames));
    else for (const one of frames) this.#ws.send(payloadOf(one), { binary: false });
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
