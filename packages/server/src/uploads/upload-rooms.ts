/** UploadRooms: what uploads ask of rooms: who may bring films into one, and whether there still is one. [UP2][UP7][UP12] */
import { fail, isAtLeast, may, mediaSec, ok, roleOf, type Result } from '@lockstep/core';
import type { Environment } from '../rooms/environment.ts';
import { foldedRoom } from '../rooms/folded-room.ts';
import { isRoomId, memberIdFor } from '../rooms/identity.ts';
import type { Registry } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';
import { addressOf, titleOf, type UploadRecord } from './record.ts';
import type { UploadRooms } from './uploads.ts';

/** Somebody who is in a room. */
export interface Insider {
  readonly room: Room;
  readonly member: string;
}

/** Who is not in the room learns nothing, not even whether there is one. */
export async function insiderOf(
  environment: Environment,
  registry: Registry,
  id: string,
  secret: string,
): Promise<Insider | null> {
  const room = isRoomId(id) ? await registry.look(id) : null;
  const member = memberIdFor(environment.identityKey, secret);
  return room?.has(member) === true ? { room, member } : null;
}

/** He may change the queue, and is not banned. */
export const mayBring = ({ state }: Room, member: string): boolean =>
  !state.closed && may(state, member, 'queue') && !state.bans.some((ban) => ban.member === member);

/** His own, or he is a host of the room. [UP6] */
export const mayRemove = ({ room, member }: Insider, { by }: UploadRecord): boolean =>
  by === member || isAtLeast(roleOf(room.state, member), 'host');

/** Whether the holder of `secret` may go on with this upload; he need not be in the room while lines are down. */
export async function goesOn(
  environment: Environment,
  registry: Registry,
  record: UploadRecord,
  secret: string,
): Promise<Result<null, 'notYours' | 'notAllowed'>> {
  const member = memberIdFor(environment.identityKey, secret);
  if (record.by !== member) return fail('notYours');
  const room = await registry.look(record.room);
  return room !== null && mayBring(room, member) ? ok(null) : fail('notAllowed');
}

export function createUploadRooms(environment: Environment, registry: Registry): UploadRooms {
  return {
    async bring(record) {
      const url = addressOf(record);
      const room = await registry.look(record.room);
      if (url === null || room === null) return false;
      const { id, durationSec, by } = record;
      const duration = durationSec === null ? null : mediaSec(durationSec);
      const item = { id, title: titleOf(record), duration, sources: [{ kind: 'link', url }] } as const;
      // A refusal is an answer too: he may not any more, or it is there already.
      await room.bring(item, by);
      return true;
    },
    async standing(id) {
      const { log } = environment;
      const awake = registry.find(id);
      if (awake === null && !(await log.lastSeqs([id])).has(id)) return 'missing';
      const { closed } = awake?.state ?? (await foldedRoom(log, id)).state;
      return closed ? 'closed' : 'open';
    },
  };
}
