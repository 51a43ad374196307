/**
 * Stream: the protocol where WebSockets do not get through: down an answer that never ends, up one POST after the other.
 * The same session, the same limits. Rules PR20–PR24 in docs/spec/protocol.md.
 */
import { maxUpLength, randomId, type LocalMs } from '@lockstep/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId } from '../rooms/identity.ts';
import { TokenBuckets } from '../rooms/rate-limit.ts';
import type { Registry } from '../rooms/registry.ts';
import { Session } from '../rooms/session.ts';
import { addressOf } from './address.ts';
import { eventFrame, padding } from './event-frame.ts';
import { isOurs } from './origin.ts';
import type { Places } from './places.ts';
import { createStreamPeer } from './stream-peer.ts';

export interface StreamOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  readonly origins: readonly string[];
  readonly trustProxy: boolean;
  /** Shared with the sockets. */
  readonly places: Places;
}

/** Names the stream that a POST belongs to; it is a key, so it is in no path. */
const streamHeader = 'lockstep-stream';
/** POSTs that belong to no stream, a second and at once, per address: somebody guesses, or comes late. */
const strayPerSec = 2;
const strayBurst = 20;

type RoomRequest = FastifyRequest<{ Params: { id: string } }>;

declare module 'fastify' {
  interface FastifyRequest {
    /** When it came, before anything was done with it. */
    cameAt: LocalMs;
  }
}

export async function addStreams(app: FastifyInstance, options: StreamOptions): Promise<void> {
  const { environment, registry, origins, trustProxy, places } = options;
  const { runtime, limits } = environment;
  const sessions = new Map<string, Session>();
  const strays = new TokenBuckets(strayPerSec, strayBurst);

  const allow = (request: FastifyRequest, reply: FastifyReply): boolean => {
    if (!isOurs(request.raw, origins)) {
      void reply.code(403).send();
      return false;
    }
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) {
      void reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    }
    return true;
  };

  await app.register(async (streams) => {
    streams.decorateRequest('cameAt');
    streams.addHook('onRequest', async (request) => {
      request.cameAt = runtime.now();
    });
    // As it was sent, whatever it says it is.
    streams.removeAllContentTypeParsers();
    streams.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));

    streams.options('/api/rooms/:id/:door', async (request, reply) => {
      if (!allow(request, reply)) return reply;
      return reply
        .header('access-control-allow-methods', 'GET, POST')
        .header('access-control-allow-headers', `${streamHeader}, content-type`)
        .header('access-control-max-age', '600')
        .code(204)
        .send();
    });

    streams.get('/api/rooms/:id/stream', async (request: RoomRequest, reply) => {
      if (!allow(request, reply)) return reply;
      const room = request.params.id;
      if (!isRoomId(room)) return reply.code(404).send();
      const address = addressOf(request.raw, trustProxy);
      const leave = places.take(address);
      if (leave === null) return reply.code(429).send();
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) raw.setHeader(name, value);
      }
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
      raw.socket?.setNoDelay(true);
      const stream = randomId(runtime);
      const session = new Session(
        environment,
        registry,
        room,
        createStreamPeer(raw, address, limits.waitingBytes),
      );
      sessions.set(stream, session);
      raw.on('close', () => {
        sessions.delete(stream);
        leave();
        session.closed();
      });
      raw.on('error', () => {});
      raw.write(padding + eventFrame(stream, 'stream'));
      return reply;
    });

    streams.post('/api/rooms/:id/up', async (request: RoomRequest, reply) => {
      if (!allow(request, reply)) return reply;
      const session = sessions.get(String(request.headers[streamHeader] ?? ''));
      if (session === undefined) {
        const waitMs = strays.take(addressOf(request.raw, trustProxy), runtime.now());
        return reply.code(waitMs > 0 ? 429 : 404).send();
      }
      const { body } = request;
      if (typeof body !== 'string' || body === '' || body.length > maxUpLength) session.receivedOther();
      else for (const text of body.split('\n')) session.received(text, request.cameAt);
      return reply.code(204).send();
    });
  });
}
