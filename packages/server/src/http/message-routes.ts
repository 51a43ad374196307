/** MessageRoutes: older pages of a room's chat, for those who are in it. [PR33] */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import { memberIdFor } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';

/** The device's secret, as in hello; in a header, as addresses end up in logs. */
function secretIn({ headers }: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{16,64})$/.exec(headers.authorization ?? '')?.[1] ?? null;
}

export function addMessageRoutes(api: FastifyInstance, environment: Environment, registry: Registry): void {
  api.get<{ Params: { id: string }; Querystring: { before?: string } }>(
    '/api/rooms/:id/messages',
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const secret = secretIn(request);
      if (secret === null) return reply.code(401).send({ error: 'noSecret' });
      const room = registry.find(request.params.id);
      const member = memberIdFor(environment.identityKey, secret);
      // Who is not in the room learns nothing, not even whether there is one.
      if (room === null || !room.present().has(member)) return reply.code(403).send({ error: 'notMember' });
      const before = Number(request.query.before ?? Number.NaN);
      if (!Number.isSafeInteger(before) || before < 1) return reply.code(400).send({ error: 'badBefore' });
      return reply.send({ messages: await room.chat.older(before) });
    },
  );
}
