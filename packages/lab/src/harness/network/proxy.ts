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
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
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
    const far = connect({ port: this.targetPort, host: '127.0.0.1', noDelay: true });
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
    let onTheWay = 0;
    this.sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      onTheWay += chunk.length;
      if (onTheWay > WINDOW_BYTES) from.pause();
      this.carry(queue, lane, chunk.length, () => {
        // What the receiver has not taken yet stays in the window.
        if (to.destroyed) return;
        to.write(chunk, () => {
          onTheWay -= chunk.length;
          if (onTheWay <= WINDOW_BYTES) from.resume();
        });
      });
    });
    from.on('end', () => this.carry(queue, lane, 1, () => to.end()));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      // A broken connection breaks at the other end too, after what is still on its way.
      if (from.errored !== null || this.mode === 'refusing') {
        this.delivery.drop(queue);
        to.destroy();
      } else this.carry(queue, lane, 1, () => to.end());
    });
    to.on('close', () => {
      this.delivery.drop(queue);
      from.destroy();
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
