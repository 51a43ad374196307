/** Address: where a request comes from, for limits and logs. */
import type { IncomingMessage } from 'node:http';

/** The other end's address; behind a proxy that is trusted, the one which that proxy saw (the last of the list). */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const seen = [forwarded ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return seen === '' ? (request.socket.remoteAddress ?? 'unknown') : seen;
}
