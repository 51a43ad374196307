/** Films of other servers through this one, over HTTP. */
import { fail, ok, type Result } from '@lockstep/core';
import type { FetchProblem } from '../player/room-server.ts';
import { askServer } from './ask.ts';

export async function isFetching(): Promise<boolean> {
  return (await askServer('/api/fetched', {}))?.status === 204;
}

/** The secret is the device's, as in hello. */
export async function fetchThrough(
  room: string,
  secret: string,
  url: string,
): Promise<Result<string, FetchProblem>> {
  const answer = await askServer(
    `/api/rooms/${room}/fetched`,
    { method: 'POST', body: JSON.stringify({ url }) },
    { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
  );
  if (answer === null) return fail('unreachable');
  const { status, body } = answer;
  const said = (name: string): unknown =>
    typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : null;
  const path = said('url');
  if (status === 200 && typeof path === 'string' && path.startsWith('/fetched/')) return ok(path);
  if (status === 429) return fail('busy');
  return fail(problemIn(said('error')));
}

/** As the server calls them; what is new to this page is a server that cannot be reached. */
function problemIn(code: unknown): FetchProblem {
  switch (code) {
    case 'badAddress':
    case 'notPublic':
    case 'gone':
    case 'noFilm':
    case 'tooBig':
    case 'busy':
    case 'notAllowed':
      return code;
    case 'notMember':
    case 'noSecret':
      return 'notAllowed';
    default:
      return 'unreachable';
  }
}
