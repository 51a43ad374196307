/** Routes: rooms before one is in them, and how the server is. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Library } from '../ports/library.ts';
import type { RemoteFilms } from '../ports/remote-films.ts';
import type { Transfers } from '../ports/transfers.ts';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import { summaryOf } from '../rooms/summary.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { neighbourhoodOf } from './address.ts';
import { addCallRoutes } from './call-routes.ts';
import { addFetchedRoutes } from './fetched/fetched-routes.ts';
import { addTransferRoutes } from './films/transfer-routes.ts';
import { addLibraryListing } from './library-routes.ts';
import { addMessageRoutes } from './message-routes.ts';
import type { Readiness } from './readiness.ts';
import * as shape from './route-schemas.ts';
import { addUploadListing } from './upload-routes.ts';
import { addSubtitleRoutes } from './subtitle-routes.ts';

export interface RouteOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  /** null: this server has no films of its own. */
  readonly library: Library | null;
  /** null: nothing may be uploaded here. */
  readonly uploads: Uploads | null;
  readonly transfers: Transfers;
  /** null: films of other servers are not fetched. */
  readonly remote: RemoteFilms | null;
  /** Path prefix, or empty. */
  readonly base: string;
  /** Links under which this server is reached by others. */
  readonly links: () => readonly string[];
  readonly readiness: () => Promise<Readiness>;
}

/** The API, each address so many times a minute. */
export async function addRoutes(app: FastifyInstance, options: RouteOptions): Promise<void> {
  const { environment, registry, links } = options;
  addHealth(app, options);
  await app.register(async (api) => {
    await api.register(rateLimit, {
      max: environment.limits.requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: ({ ip }) => neighbourhoodOf(ip),
    });

    const making = {
      summary: 'Makes a room',
      tags: ['rooms'],
      response: {
        201: shape.roomMade,
        429: {
          anyOf: [
            shape.problem('Too many new rooms, or no more in all', ['tooFast', 'roomFull']),
            shape.tooManyRequests,
          ],
          description: 'Asked too often, or there is no place for more rooms',
        },
        503: shape.problem('It cannot be kept now; try again', ['retry']),
      },
    };
    api.post('/api/rooms', { schema: making }, async (request, reply) => {
      const created = await registry.create(neighbourhoodOf(request.ip));
      if (!created.ok) {
        const { code } = created.error;
        return reply.code(code === 'retry' ? 503 : 429).send({ error: code });
      }
      environment.runtime.log('info', 'room made', { room: created.value.id });
      return reply.code(201).send({ room: created.value.id });
    });

    const looking = {
      summary: 'Who and what is in a room',
      tags: ['rooms'],
      params: shape.roomParams,
      response: {
        200: shape.roomSummary,
        404: shape.problem('Nobody ever was there', ['unknownRoom']),
        429: shape.tooManyRequests,
      },
    };
    api.get<{ Params: { id: string } }>('/api/rooms/:id', { schema: looking }, async (request, reply) => {
      const { id } = request.params;
      const room = isRoomId(id) ? await registry.look(id) : null;
      if (room === null) return reply.code(404).send({ error: 'unknownRoom' });
      return reply.header('cache-control', 'no-store').send(summaryOf(room, environment.runtime.now()));
    });

    addMessageRoutes(api, environment, registry);
    addCallRoutes(api, environment, registry);
    addTransferRoutes(api, options);
    if (options.remote !== null) addFetchedRoutes(api, { ...options, films: options.remote });
    addSubtitleRoutes(api, environment, registry);
    addLibraryListing(api, options.library);
    addUploadListing(api, options);

    const finding = {
      summary: 'Addresses under which others reach this server',
      tags: ['running'],
      response: { 200: shape.addresses, 429: shape.tooManyRequests },
    };
    api.get('/api/addresses', { schema: finding }, () => ({ links: links() }));
  });
}

function addHealth(app: FastifyInstance, { readiness }: RouteOptions): void {
  const living = {
    summary: 'Whether the process is alive',
    tags: ['running'],
    response: { 200: shape.health },
  };
  app.get('/healthz', { schema: living }, () => ({ status: 'ok' }));
  const ready = {
    summary: 'Whether to send people here',
    tags: ['running'],
    response: {
      200: shape.readiness('Ready'),
      503: shape.readiness('Not now: the log fails, or the server is ending'),
    },
  };
  app.get('/readyz', { schema: ready }, async (_, reply) => {
    const now = await readiness();
    return reply
      .code(now.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(now);
  });
}
