/** Rooms over HTTP: make one, and look into one before joining. */
import { fail, ok, type Result } from '@lockstep/core';
import { askServer } from './ask.ts';
import { asRoomInfo, type RoomInfo } from './room-info.ts';

/** unreachable: no answer, or one that makes no sense; trying again may help. busy: asked too often; try later. */
export type ApiProblem = 'unreachable' | 'busy';

export type LookProblem = ApiProblem | 'unknown';

const ROOM_ID = /^[1-9A-HJ-NP-Za-km-z]{22}$/;

/** Room ids are 128 random bits in base58. */
export const isRoomId = (text: string): boolean => ROOM_ID.test(text);

/** Makes a room and gives its id. */
export async function createRoom(): Promise<Result<string, ApiProblem>> {
  const answer = await askServer('/api/rooms', { method: 'POST' });
  if (answer === null) return fail('unreachable');
  if (answer.status === 429) return fail('busy');
  const room = answer.status === 201 ? field(answer.body, 'room') : null;
  return typeof room === 'string' && isRoomId(room) ? ok(room) : fail('unreachable');
}

/** Who and what is in a room; `unknown` if nobody ever was there. */
export async function lookInto(room: string, signal?: AbortSignal): Promise<Result<RoomInfo, LookProblem>> {
  const answer = await askServer(`/api/rooms/${room}`, signal === undefined ? {} : { signal });
  if (answer === null) return fail('unreachable');
  if (answer.status === 404) return fail('unknown');
  if (answer.status === 429) return fail('busy');
  const info = answer.status === 200 ? asRoomInfo(answer.body) : null;
  return info === null ? fail('unreachable') : ok(info);
}

/** Addresses under which this server is reached from its network; empty if it does not tell. */
export async function serverAddresses(): Promise<readonly string[]> {
  const answer = await askServer('/api/addresses', {});
  const links = answer?.status === 200 ? field(answer.body, 'links') : null;
  if (!Array.isArray(links)) return [];
  return links.filter((link): link is string => typeof link === 'string' && /^https?:\/\//.test(link));
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? Object.getOwnPropertyDescriptor(body, name)?.value
    : null;
}
