/** Messages over HTTP: older pages of a room's talk, for those who are in it. */
import { decodeDown, fail, ok, type Message, type Result } from '@lockstep/core';
import { below } from '../base.ts';

/** Those before message `before`, oldest first; 100 at most. The secret is the device's, as in hello. */
export async function olderMessages(
  room: string,
  secret: string,
  before: number,
): Promise<Result<readonly Message[], 'unreachable'>> {
  try {
    const answer = await fetch(below(`/api/rooms/${room}/messages?before=${before}`), {
      headers: { accept: 'application/json', authorization: `Bearer ${secret}` },
      cache: 'no-store',
    });
    if (!answer.ok) return fail('unreachable');
    return asPage(await answer.text());
  } catch {
    return fail('unreachable');
  }
}

/** Over HTTP and over the room's line messages look alike, so they are checked alike. */
export function asPage(body: string): Result<readonly Message[], 'unreachable'> {
  const page = decodeDown(body.replace(/^\s*\{/, '{"type":"messages",'));
  return page.ok && page.value.type === 'messages' ? ok(page.value.messages) : fail('unreachable');
}
