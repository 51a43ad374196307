/** CallRoutes: how one connection that is about to be in the room's call reaches the others. Rules CA20–CA25. */
import { callRefusal } from '@lockstep/core';
import type { FastifyInstance } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import type { Registry } from '../rooms/registry.ts';
import { askerOf } from './asker.ts';
import * as shape from './route-schemas.ts';

const asking = {
  summary: 'How to reach the others in a room’s call',
  tags: ['rooms'],
  security: [{ memberSecret: [] }],
  params: shape.roomParams,
  body: {
    type: 'object',
    required: ['connection'],
    properties: { connection: { type: 'string', description: 'The asker’s, as in hello' } },
  },
  response: {
    200: shape.callWay,
    400: shape.problem('No connection named', ['badConnection']),
    401: shape.problem('Nobody said who asks', ['noSecret']),
    403: shape.problem('Not in the room, or may not be in its call', [
      'notMember',
      'notAllowed',
      'callsOff',
      'roomClosed',
    ]),
    429: shape.tooManyRequests,
    503: shape.problem('It cannot be told now; try again', ['retry']),
  },
};

export function addCallRoutes(api: FastifyInstance, environment: Environment, registry: Registry): void {
  api.post<{ Params: { id: string }; Body: { connection?: unknown } | null }>(
    '/api/rooms/:id/call',
    // What is asked wrongly is told in our words.
    { schema: asking, attachValidation: true },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const asker = await askerOf(request, { environment, registry });
      if (!asker.ok) return reply.code(asker.error.status).send({ error: asker.error.error });
      const { room, member } = asker.value;
      const connection = request.body?.connection;
      if (typeof connection !== 'string') return reply.code(400).send({ error: 'badConnection' });
      if (room.call.memberOf(connection) !== member) return reply.code(403).send({ error: 'notMember' });
      const refusal = callRefusal(room.state, member);
      if (refusal !== null) return reply.code(403).send({ error: refusal });
      const name = room.state.members.find(({ id }) => id === member)?.name ?? '';
      try {
        const way = await environment.calls.wayFor({ room: room.id, connection, member, name });
        return await reply.send(way);
      } catch (error) {
        environment.runtime.log('error', 'no way into the call', { room: room.id, error: String(error) });
        return reply.code(503).send({ error: 'retry' });
      }
    },
  );
}
