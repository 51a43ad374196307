/** Upgrade: lets WebSockets in at /api/rooms/:id/socket, from pages of our own, so many from one address. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import { Session } from '../rooms/session.ts';
import { addressOf } from './address.ts';
import { isOurs } from './origin.ts';
import type { Places } from './places.ts';
import { createWsPeer } from './ws-peer.ts';

export interface UpgradeOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  /** Origins besides our own host, like `https://watch.example`. */
  readonly origins: readonly string[];
  readonly trustProxy: boolean;
  readonly places: Places;
}

const roomPath = /^\/api\/rooms\/([^/?]+)\/socket(?:\?.*)?$/;

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Answers the server's upgrades; gives back what ends all sockets at once. */
export function acceptSockets(server: Server, options: UpgradeOptions): { terminate(): void } {
  const { environment, registry, origins, trustProxy, places } = options;
  const { limits, runtime } = environment;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });

  server.on('upgrade', (request, socket, head) => {
    // A socket that breaks before it is ours has nobody else to tell.
    socket.on('error', () => socket.destroy());
    const room = roomPath.exec(request.url ?? '')?.[1] ?? '';
    const address = addressOf(request, trustProxy);
    if (!isRoomId(room)) turnAway(socket, '404 Not Found');
    else if (!isOurs(request, origins)) turnAway(socket, '403 Forbidden');
    else {
      const leave = places.take(address);
      if (leave === null) {
        turnAway(socket, '429 Too Many Requests');
        return;
      }
      socket.on('close', leave);
      sockets.handleUpgrade(request, socket, head, (ws) => {
        const peer = createWsPeer(ws, address, limits.waitingBytes);
        const session = new Session(environment, registry, room, peer);
        ws.on('message', (data, isBinary) => {
          const at = runtime.now();
          // Once we have said goodbye we do not listen any more.
          if (ws.readyState !== ws.OPEN) return;
          if (isBinary || !Buffer.isBuffer(data)) session.receivedOther();
          else session.received(data.toString(), at);
        });
        ws.on('close', () => session.closed());
        // What is wrong with it (too long, no UTF-8 …) ends it with a code of its own; `close` follows.
        ws.on('error', () => {});
      });
    }
  });
  return {
    terminate: () => {
      for (const ws of sockets.clients) ws.terminate();
    },
  };
}
