/** Routes: rooms before one is in them, and how the server is. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import { addMessageRoutes } from './message-routes.ts';
import { summaryOf } from '../rooms/summary.ts';

export interface RouteOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  /** Links under which this server is reached from its network. */
  readonly links: () => readonly string[];
}

/** The API, each address so many times a minute. */
export async function addRoutes(app: FastifyInstance, options: RouteOptions): Promise<void> {
  const { environment, registry, links } = options;
  app.get('/healthz', () => ({ status: 'ok' }));
  await app.register(async (api) => {
    await api.register(rateLimit, {
      max: environment.limits.requestsPerMinute,
      timeWindow: 60_000,
    });

    api.post('/api/rooms', async (request, reply) => {
      const created = await registry.create(request.ip);
      if (!created.ok) return reply.code(429).send({ error: created.error.code });
      environment.runtime.log('info', 'room made', { room: created.value.id });
      return reply.code(201).send({ room: created.value.id });
    });

    api.get<{ Params: { id: string } }>('/api/rooms/:id', async (request, reply) => {
      const { id } = request.params;
      const room = isRoomId(id) ? await registry.look(id) : null;
      if (room === null) return reply.code(404).send({ error: 'unknownRoom' });
      return reply.header('cache-control', 'no-store').send(summaryOf(room, environment.runtime.now()));
    });

    addMessageRoutes(api, environment, registry);

    api.get('/api/addresses', () => ({ links: links() }));
  });
}
