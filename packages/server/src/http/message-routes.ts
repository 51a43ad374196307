/** MessageRoutes: older pages of a room's chat, for those who are in it. [PR33] */
import type { FastifyInstance } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId, memberIdFor } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import * as shape from './route-schemas.ts';
import { secretIn } from './secret-in.ts';

const reading = {
  summary: 'An older page of a room’s chat',
  tags: ['rooms'],
  security: [{ memberSecret: [] }],
  params: shape.roomParams,
  querystring: {
    type: 'object',
    properties: { before: { type: 'string', description: 'Number of the message before which it ends' } },
  },
  response: {
    200: shape.messagePage,
    400: shape.problem('No number of a message', ['badBefore']),
    401: shape.problem('Nobody said who asks', ['noSecret']),
    403: shape.problem('Only for those who are in the room', ['notMember']),
    429: shape.tooManyRequests,
  },
};

export function addMessageRoutes(api: FastifyInstance, environment: Environment, registry: Registry): void {
  api.get<{ Params: { id: string }; Querystring: { before?: string } }>(
    '/api/rooms/:id/messages',
    { schema: reading },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const secret = secretIn(request);
      if (secret === null) return reply.code(401).send({ error: 'noSecret' });
      const { id } = request.params;
      // Behind a balancer the question may come to a node where nobody of the room is.
      const room = isRoomId(id) ? await registry.look(id) : null;
      const member = memberIdFor(environment.identityKey, secret);
      // Who is not in the room learns nothing, not even whether there is one.
      if (room === null || !room.has(member)) return reply.code(403).send({ error: 'notMember' });
      const before = Number(request.query.before ?? Number.NaN);
      if (!Number.isSafeInteger(before) || before < 1) return reply.code(400).send({ error: 'badBefore' });
      return reply.send({ messages: await room.chat.older(before) });
    },
  );
}
