/**
 * Stream: the protocol where WebSockets do not get through: down an answer that never ends, up one POST after the other.
 * The same session, the same limits. Rules PR20–PR24 in docs/spec/protocol.md.
 */
import type { ServerResponse } from 'node:http';
import { maxUpLength, randomId, type LocalMs } from '@lockstep/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Peer } from '../ports/peer.ts';
import { isRoomId } from '../rooms/identity.ts';
import { TokenBuckets } from '../rooms/rate-limit.ts';
import { Session } from '../rooms/session.ts';
import { addressOf, neighbourhoodOf } from './address.ts';
import { eventFrame, padding } from './event-frame.ts';
import { refusals, type LineOptions, type Lines } from './lines.ts';
import { isOurs } from './origin.ts';
import { PostRelay, type Passed } from './post-relay.ts';
import { plainText, roomParams } from './route-schemas.ts';
import { createStreamPeer } from './stream-peer.ts';

/** Names the stream that a POST belongs to; it is a key, so it is in no path. */
const streamHeader = 'lockstep-stream';
/** POSTs that belong to no stream, a second and at once, per address: somebody guesses, or comes late. */
const strayPerSec = 2;
const strayBurst = 20;

/** Streams of other nodes that are remembered. */
const mostFound = 10_000;
/** As HTTP says it. */
const passings: Readonly<Record<Passed | 'tooFast', number>> = {
  taken: 204,
  unknown: 404,
  away: 503,
  tooFast: 429,
};

const notOurs = plainText('A page of another origin');
const downward = {
  summary: 'Opens the room where WebSockets do not get through: what the server says, as server-sent events',
  tags: ['rooms'],
  params: roomParams,
  response: {
    200: plainText('text/event-stream: the stream’s key first, then the protocol’s messages'),
    403: notOurs,
    404: plainText('No room’s id'),
    429: plainText('Too many connections from this address, or too many new ones'),
    503: plainText('No more connections here, or the server is ending'),
  },
};
const upward = {
  summary:
    'Says something over an open stream: the protocol’s messages, one a line; `lockstep-stream` has its key',
  tags: ['rooms'],
  params: roomParams,
  response: {
    204: plainText('Taken'),
    403: notOurs,
    404: plainText('No such stream here (any more)'),
    429: plainText('Asked too often for streams that are none'),
    503: plainText('Another node has the stream, and cannot be reached now'),
  },
};

type RoomRequest = FastifyRequest<{ Params: { id: string } }>;

declare module 'fastify' {
  interface FastifyRequest {
    /** When it came, before anything was done with it. */
    cameAt: LocalMs;
  }
}

/** One stream: the conversation over it, and the answer that never ends. */
interface Stream {
  readonly session: Session;
  readonly peer: Peer;
  readonly answer: ServerResponse;
}

export async function addStreams(app: FastifyInstance, options: LineOptions): Promise<Lines> {
  const { environment, registry, doors, origins, trust } = options;
  const { runtime, limits, metrics } = environment;
  const open = new Map<string, Stream>();
  const strays = new TokenBuckets(strayPerSec, strayBurst);

  /** Hands a body over to its stream; false: it is not here. */
  const take = (stream: string, body: unknown, at: LocalMs): boolean => {
    const session = open.get(stream)?.session;
    if (session === undefined) return false;
    if (typeof body !== 'string' || body === '' || body.length > maxUpLength) session.receivedOther();
    else for (const text of body.split('\n')) session.received(text, at);
    return true;
  };
  const { cluster } = environment;
  const relay = cluster === null ? null : new PostRelay({ runtime, cluster, take });
  /** Streams of other nodes that were found there: what comes for them is no guess. */
  const found = new Set<string>();

  const pass = async (
    stream: string,
    body: string,
    at: LocalMs,
    address: string,
  ): Promise<Passed | 'tooFast'> => {
    if (relay?.isElsewhere(stream) !== true) return strays.take(address, at) > 0 ? 'tooFast' : 'unknown';
    if (!found.has(stream) && strays.isSpent(address, at)) return 'tooFast';
    const passed = await relay.pass(stream, body, at);
    if (passed === 'taken') {
      if (found.size >= mostFound) found.clear();
      found.add(stream);
    } else {
      found.delete(stream);
      strays.take(address, at);
    }
    return passed;
  };

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

    streams.get('/api/rooms/:id/stream', { schema: downward }, async (request: RoomRequest, reply) => {
      if (!allow(request, reply)) return reply;
      const room = request.params.id;
      if (!isRoomId(room)) return reply.code(404).send();
      const address = neighbourhoodOf(addressOf(request.raw, trust));
      const entry = doors.enter(address, runtime.now());
      if (!entry.ok) return reply.code(refusals[entry.error]).send();
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
      const key = randomId(runtime);
      const stream = relay?.nameFor(key) ?? key;
      const peer = createStreamPeer(raw, address, limits.waitingBytes, (reason) => {
        metrics.ended(reason);
        if (reason === 'tooSlow') runtime.log('info', 'closed', { room, reason });
      });
      const session = new Session(environment, registry, room, peer);
      open.set(stream, { session, peer, answer: raw });
      raw.on('close', () => {
        open.delete(stream);
        entry.value();
        session.closed();
      });
      raw.on('error', () => {});
      raw.write(padding + eventFrame(stream, 'stream'));
      return reply;
    });

    streams.post('/api/rooms/:id/up', { schema: upward }, async (request: RoomRequest, reply) => {
      if (!allow(request, reply)) return reply;
      const stream = String(request.headers[streamHeader] ?? '');
      const { body, cameAt } = request;
      if (take(stream, body, cameAt)) return reply.code(204).send();
      const address = neighbourhoodOf(addressOf(request.raw, trust));
      const passed = await pass(stream, typeof body === 'string' ? body : '', cameAt, address);
      return reply.code(passings[passed]).send();
    });
  });
  return {
    *all() {
      for (const { answer } of open.values()) {
        yield { bufferedAmount: answer.writableLength, terminate: () => answer.destroy() };
      }
    },
    sendAway: () => {
      for (const { peer } of open.values()) peer.close('restarting');
    },
    terminate: () => {
      relay?.stop();
      for (const { answer } of open.values()) answer.destroy();
    },
  };
}
