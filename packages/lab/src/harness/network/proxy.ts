/** Proxy: one member's line to the server, as a TCP relay that holds bytes back. Runs in the network's own process. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Delivery, Queue } from './delivery.ts';
import { dueMoment, type Lane, type Line, type LinkShape } from './link.ts';

/**
 * open: relays. silent: a dead line; nothing passes, nothing is said, and what was on its way comes when it is back.
 * refusing: the other end is gone; open connections break, new ones are turned away.
 */
export type LineMode = 'open' | 'silent' | 'refusing';

/** More than this on its way, and the sender has to wait: a receive window. */
const WINDOW_BYTES = 512 * 1024;
/** A narrow line is shared in slices of this size, and holds no more than so much of them at its entrance. */
const SLICE_BYTES = 2896;
const LINE_QUEUE_MS = 100;

export class Proxy {
  private readonly server: Server;
  private readonly up: Line;
  private readonly down: Line;
  private readonly sockets = new Set<Socket>();
  private mode: LineMode = 'open';
  private held: (() => void)[] = [];
  private readonly targetPort: number;
  private readonly delivery: Delivery;

  constructor(targetPort: number, shape: LinkShape, delivery: Delivery) {
    this.targetPort = targetPort;
    this.delivery = delivery;
    this.up = { shape, freeAt: 0 };
    this.down = { shape, freeAt: 0 };
    this.server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => this.accept(socket));
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  reshape(shape: LinkShape): void {
    this.up.shape = shape;
    this.down.shape = shape;
  }

  setMode(mode: LineMode): void {
    this.mode = mode;
    if (mode === 'refusing') {
      this.held = [];
      for (const socket of this.sockets) socket.resetAndDestroy();
    }
    if (mode === 'open') {
      const held = this.held;
      this.held = [];
      for (const deliver of held) deliver();
    }
  }

  close(): void {
    this.setMode('refusing');
    this.server.close();
  }

  private accept(near: Socket): void {
    if (this.mode === 'refusing') {
      near.on('error', () => undefined);
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: this.targetPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    // The handshake of a real line takes a round trip before the first byte leaves; here it happens on loopback.
    const handshakeMs = 2 * this.up.shape.oneWayMs;
    this.relay(near, far, {
      line: this.up,
      lastDue: performance.now() + handshakeMs + this.up.shape.oneWayMs,
    });
    this.relay(far, near, { line: this.down, lastDue: 0 });
  }

  private relay(from: Socket, to: Socket, lane: Lane): void {
    const queue = this.delivery.createQueue();
    const waiting: Buffer[] = [];
    let onTheWay = 0;
    let timer: NodeJS.Timeout | null = null;
    this.sockets.add(from);
    // Takes its turn on the line: slices of all connections follow each other, so that a film does not stand in front of
    // a word for longer than the line's own queue.
    const send = (): void => {
      timer = null;
      for (let slice = waiting.shift(); slice !== undefined; slice = waiting.shift()) {
        const bytes = slice;
        this.carry(queue, lane, bytes.length, () => {
          if (to.destroyed) return;
          // What the receiver has not taken yet stays in the window.
          to.write(bytes, () => {
            onTheWay -= bytes.length;
            if (onTheWay <= WINDOW_BYTES) from.resume();
          });
        });
        const busyMs = lane.line.freeAt - performance.now();
        if (waiting.length > 0 && busyMs > LINE_QUEUE_MS) {
          timer = setTimeout(send, busyMs - LINE_QUEUE_MS / 2);
          return;
        }
      }
    };
    from.on('data', (chunk: Buffer) => {
      onTheWay += chunk.length;
      if (onTheWay > WINDOW_BYTES) from.pause();
      const size = lane.line.shape.bytesPerSec === null ? chunk.length : SLICE_BYTES;
      for (let at = 0; at < chunk.length; at += size) waiting.push(chunk.subarray(at, at + size));
      if (timer === null) send();
    });
    const end = (): void => {
      if (waiting.length > 0) setTimeout(end, LINE_QUEUE_MS);
      else this.carry(queue, lane, 1, () => to.end());
    };
    const drop = (): void => {
      if (timer !== null) clearTimeout(timer);
      waiting.length = 0;
      this.delivery.drop(queue);
    };
    from.on('end', end);
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      // A broken connection breaks at the other end too; an ended one after what is still on its way.
      if (from.errored === null && this.mode !== 'refusing') return;
      drop();
      to.destroy();
    });
    to.on('close', () => {
      drop();
      // Nobody is left to receive: what still comes is read and forgotten, so that the end is noticed.
      if (to.errored === null) from.resume();
      else from.destroy();
    });
  }

  private carry(queue: Queue, lane: Lane, bytes: number, deliver: () => void): void {
    const due = dueMoment(lane, performance.now(), bytes, Math.random);
    this.delivery.put(queue, due, () => {
      if (this.mode === 'silent') this.held.push(deliver);
      else deliver();
    });
  }
}
