/** StreamPeer: a Peer over an answer that never ends (server-sent events). A reader that does not keep up is let go. */
import type { ServerResponse } from 'node:http';
import { closeCodes, type CloseReason } from '@lockstep/core';
import type { Peer, SharedText } from '../ports/peer.ts';
import { eventFrame } from './event-frame.ts';

/** RFC 6455 §7.4.1, as over a WebSocket. */
const normalClosure = 1000;
/** An end that the other side never takes must not keep the socket. */
const closeTimeMs = 1500;

const frames = new WeakMap<SharedText, Buffer>();

function frameOf(shared: SharedText): Buffer {
  const frame = frames.get(shared) ?? Buffer.from(eventFrame(shared.text));
  frames.set(shared, frame);
  return frame;
}

/** @param ended is told when we end it, and why */
export function createStreamPeer(
  response: ServerResponse,
  address: string,
  waitingBytes: number,
  ended: (reason: CloseReason) => void = () => {},
): Peer {
  let isOpen = true;
  const write = (frame: string | Buffer): void => {
    if (!isOpen) return;
    if (response.writableLength > waitingBytes) close('tooSlow');
    else response.write(frame);
  };
  const close = (reason: CloseReason | 'left'): void => {
    if (!isOpen) return;
    isOpen = false;
    if (reason !== 'left') ended(reason);
    const code = reason === 'left' ? normalClosure : closeCodes[reason].code;
    response.end(eventFrame(String(code), 'close'));
    setTimeout(() => response.destroy(), closeTimeMs).unref();
  };
  return {
    address,
    send: (text) => write(eventFrame(text)),
    sendShared: (shared) => write(frameOf(shared)),
    sendLate: (text) => write(eventFrame(text())),
    close,
  };
}
