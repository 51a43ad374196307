/** Upgrade: lets WebSockets in at /api/rooms/:id/socket, from pages of our own, as far as the doors allow. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes } from '@lockstep/core';
import { WebSocketServer } from 'ws';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import { Session } from '../rooms/session.ts';
import { addressOf, neighbourhoodOf } from './address.ts';
import { waitingBytes, watchBacklog } from './backlog.ts';
import { withoutBase } from './base-path.ts';
import type { Doors, NoEntry } from './doors.ts';
import type { Trust } from './trust.ts';
import { createWsPeer } from './ws-peer.ts';

export interface UpgradeOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  readonly doors: Doors;
  /** Origins besides our own host, like `https://watch.example`. */
  readonly origins: readonly string[];
  readonly trust: Trust;
  /** Path prefix, or empty. */
  readonly base: string;
}

export interface Sockets {
  /** Bytes that wait for slow readers. */
  waitingBytes(): number;
  /** Tells all, also those who said nothing yet, to come back soon. */
  sendAway(): void;
  /** Ends all at once. */
  terminate(): void;
}

const roomPath = /^\/api\/rooms\/([^/?]+)\/socket(?:\?.*)?$/;

const refusals: Readonly<Record<NoEntry, string>> = {
  restarting: '503 Service Unavailable',
  full: '503 Service Unavailable',
  tooMany: '429 Too Many Requests',
  tooFast: '429 Too Many Requests',
};

/** The page that asks was served by this host, or by one that was named; programs send no origin at all. */
function isOurs({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Answers the server's upgrades. */
export function acceptSockets(server: Server, options: UpgradeOptions): Sockets {
  const { environment, registry, doors, origins, trust, base } = options;
  const { limits, metrics, runtime } = environment;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const stopWatch = watchBacklog(runtime, () => sockets.clients, limits.waitingBytesInAll);

  server.on('upgrade', (request, socket, head) => {
    // A socket that breaks before it is ours has nobody else to tell.
    socket.on('error', () => socket.destroy());
    const room = roomPath.exec(withoutBase(request.url ?? '', base))?.[1] ?? '';
    if (!isRoomId(room)) {
      turnAway(socket, '404 Not Found');
      return;
    }
    if (!isOurs(request, origins)) {
      turnAway(socket, '403 Forbidden');
      return;
    }
    const address = neighbourhoodOf(addressOf(request, trust));
    const entry = doors.enter(address, runtime.now());
    if (!entry.ok) {
      turnAway(socket, refusals[entry.error]);
      return;
    }
    socket.on('close', entry.value);
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const peer = createWsPeer(ws, address, limits.waitingBytes, (reason) => {
        metrics.ended(reason);
        if (reason === 'tooSlow') runtime.log('info', 'closed', { room, reason });
      });
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
  });
  return {
    waitingBytes: () => waitingBytes(sockets.clients),
    sendAway: () => {
      for (const ws of sockets.clients) ws.close(closeCodes.restarting.code, 'restarting');
    },
    terminate: () => {
      stopWatch();
      for (const ws of sockets.clients) ws.terminate();
    },
  };
}
