/** Upgrade: lets WebSockets in at /api/rooms/:id/socket, from pages of our own, as far as the doors allow. */
import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes } from '@lockstep/core';
import { WebSocketServer } from 'ws';
import { isRoomId } from '../rooms/identity.ts';
import { Session } from '../rooms/session.ts';
import { addressOf, neighbourhoodOf } from './address.ts';
import { withoutBase } from './base-path.ts';
import { refusals, type LineOptions, type Lines } from './lines.ts';
import { isOurs } from './origin.ts';
import { createWsPeer } from './ws-peer.ts';

export interface UpgradeOptions extends LineOptions {
  /** Path prefix, or empty. */
  readonly base: string;
}

const roomPath = /^\/api\/rooms\/([^/?]+)\/socket(?:\?.*)?$/;

function turnAway(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Answers the server's upgrades. */
export function acceptSockets(server: Server, options: UpgradeOptions): Lines {
  const { environment, registry, doors, origins, trust, base } = options;
  const { limits, metrics, runtime } = environment;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });

  server.on('upgrade', (request, socket, head) => {
    // A socket that breaks before it is ours has nobody else to tell.
    socket.on('error', () => socket.destroy());
    const room = roomPath.exec(withoutBase(request.url ?? '', base))?.[1] ?? '';
    if (!isRoomId(room)) {
      turnAway(socket, 404);
      return;
    }
    if (!isOurs(request, origins)) {
      turnAway(socket, 403);
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
    all: () => sockets.clients,
    sendAway: () => {
      for (const ws of sockets.clients) ws.close(closeCodes.restarting.code, 'restarting');
    },
    terminate: () => {
      for (const ws of sockets.clients) ws.terminate();
    },
  };
}
