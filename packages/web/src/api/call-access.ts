/** Call access over HTTP: how this connection reaches the others in the room's call. */
import { fail, ok, type Result } from '@lockstep/core';
import type { CallAccess } from '../call/access.ts';
import type { CallProblem } from '../call/call.ts';
import { askServer } from './ask.ts';

/** The secret is the device's, the connection the page's, as in hello. */
export async function askCallAccess(
  room: string,
  secret: string,
  connection: string,
): Promise<Result<CallAccess, CallProblem>> {
  const answer = await askServer(
    `/api/rooms/${room}/call`,
    { method: 'POST', cache: 'no-store', body: JSON.stringify({ connection }) },
    { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
  );
  if (answer?.status !== 200) return fail(problemIn(fieldOf(answer?.body, 'error')));
  const access = asAccess(answer.body);
  return access === null ? fail('unreachable') : ok(access);
}

/** null: it makes no sense. */
export function asAccess(body: unknown): CallAccess | null {
  const validSec = fieldOf(body, 'validSec');
  if (typeof validSec !== 'number' || !(validSec > 0)) return null;
  if (fieldOf(body, 'way') === 'livekit') {
    const url = fieldOf(body, 'url');
    const token = fieldOf(body, 'token');
    return typeof url === 'string' && typeof token === 'string'
      ? { way: 'livekit', url, token, validSec }
      : null;
  }
  const listed = fieldOf(body, 'iceServers');
  if (fieldOf(body, 'way') !== 'mesh' || !Array.isArray(listed)) return null;
  const rows: readonly unknown[] = listed;
  return { way: 'mesh', iceServers: rows.flatMap(iceServer), validSec };
}

/** One that makes no sense is left out: there may be others. */
function iceServer(row: unknown): readonly RTCIceServer[] {
  const listed = fieldOf(row, 'urls');
  const rows: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const urls = rows.filter((url) => typeof url === 'string');
  if (urls.length === 0) return [];
  const username = fieldOf(row, 'username');
  const credential = fieldOf(row, 'credential');
  const isNamed = typeof username === 'string' && typeof credential === 'string';
  return [isNamed ? { urls, username, credential } : { urls }];
}

/** As the server calls them. */
function problemIn(code: unknown): CallProblem {
  switch (code) {
    case 'callsOff':
    case 'roomClosed':
      return 'off';
    case 'callFull':
      return 'full';
    case 'notAllowed':
      return 'notAllowed';
    default:
      return 'unreachable';
  }
}

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined;
