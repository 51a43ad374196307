/**
 * TransferRoutes: how films went out, told to those who watch: each his own, and those who keep the room how it is for the
 * others. Rules TR12, TR13 in docs/spec/transfers.md.
 */
import { roleOf, type MemberId, type RoomState } from '@lockstep/core';
import type { FastifyInstance } from 'fastify';
import type { Transfer, Transfers } from '../../ports/transfers.ts';
import type { Environment } from '../../rooms/environment.ts';
import type { Registry } from '../../rooms/registry.ts';
import { askerOf } from '../asker.ts';
import * as shape from '../route-schemas.ts';
import { ViewerBook } from './viewer-book.ts';
import { nameViewer } from './viewer.ts';

export interface TransferRouteOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  readonly transfers: Transfers;
  /** Path prefix, or empty. */
  readonly base: string;
}

const telling = {
  summary: 'How films went out to the browser that asks, and, for hosts, to the others in the room',
  tags: ['films'],
  security: [{ memberSecret: [] }],
  params: shape.roomParams,
  response: {
    200: shape.transfers,
    401: shape.problem('Nobody said who asks', ['noSecret']),
    403: shape.problem('Only for those who are in the room', ['notMember']),
    429: shape.tooManyRequests,
  },
};

export function addTransferRoutes(api: FastifyInstance, options: TransferRouteOptions): void {
  const { transfers, base } = options;
  const book = new ViewerBook();
  api.get<{ Params: { id: string } }>(
    '/api/rooms/:id/transfers',
    { schema: telling },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const asker = await askerOf(request, options);
      if (!asker.ok) return reply.code(asker.error.status).send({ error: asker.error.error });
      const { room, member } = asker.value;
      const viewer = nameViewer(request, reply, base);
      book.note(room.id, member, viewer);
      const isHost = roleOf(room.state, member) === 'host';
      const ofMember = (one: MemberId): readonly Transfer[] => {
        const shown = pathsOf(room.state);
        return book
          .of(room.id, one)
          .flatMap((browser) => transfers.of(browser))
          .filter(({ path }) => shown.has(path))
          .toSorted((a, b) => b.startedAt - a.startedAt)
          .slice(0, mostTold);
      };
      const others = room.state.members.filter(({ id }) => id !== member).slice(0, mostMembers);
      return reply.send({
        mine: transfers.of(viewer),
        others: isHost ? others.map(({ id }) => ({ member: id, transfers: ofMember(id) })) : null,
        upload: isHost ? transfers.upload() : null,
      });
    },
  );
}

const mostTold = 5;
const mostMembers = 100;

/** What else somebody watches here in another room is nobody's business in this one. [TR13] */
const pathsOf = ({ queue }: RoomState): ReadonlySet<string> =>
  new Set(
    queue.flatMap(({ sources }) =>
      sources.flatMap((source) =>
        source.kind === 'link' && source.url.startsWith('/') ? [source.url.split(/[?#]/)[0] ?? ''] : [],
      ),
    ),
  );
