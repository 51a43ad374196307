/** Asker: who asks over HTTP about a room, by the secret that his device says in hello. */
import type { FastifyRequest } from 'fastify';
import { fail, ok, type MemberId, type Result } from '@lockstep/core';
import type { Environment } from '../rooms/environment.ts';
import { isRoomId, memberIdFor } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';
import { secretIn } from './member-secret.ts';

export interface Asker {
  readonly room: Room;
  readonly member: MemberId;
}

export type NoAsker =
  | { readonly status: 401; readonly error: 'noSecret' }
  | { readonly status: 403; readonly error: 'notMember' };

/** Who is not in the room learns nothing, not even whether there is one. */
export async function askerOf(
  request: FastifyRequest<{ Params: { id: string } }>,
  { environment, registry }: { readonly environment: Environment; readonly registry: Registry },
): Promise<Result<Asker, NoAsker>> {
  const secret = secretIn(request.headers.authorization);
  if (secret === null) return fail({ status: 401, error: 'noSecret' });
  const { id } = request.params;
  // Behind a balancer the question may come to a node where nobody of the room is.
  const room = isRoomId(id) ? await registry.look(id) : null;
  const member = memberIdFor(environment.identityKey, secret);
  if (room === null || !room.has(member)) return fail({ status: 403, error: 'notMember' });
  return ok({ room, member });
}
