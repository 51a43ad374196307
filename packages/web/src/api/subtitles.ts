/** Subtitles over HTTP: a file of subtitles left with the server for those in the room. */
import { fail, ok, type Result } from '@lockstep/core';
import { below } from '../base.ts';

type LeaveProblem = 'unreachable' | 'notAllowed' | 'tooLarge' | 'tooFast';

/** Where it is on this server. The secret is the device's, as in hello. */
export async function leaveSubtitles(
  room: string,
  secret: string,
  text: string,
): Promise<Result<string, LeaveProblem>> {
  try {
    const answer = await fetch(below(`/api/rooms/${room}/subtitles`), {
      method: 'POST',
      body: text,
      headers: {
        accept: 'application/json',
        'content-type': 'text/plain; charset=utf-8',
        authorization: `Bearer ${secret}`,
      },
    });
    if (answer.status === 403) return fail('notAllowed');
    if (answer.status === 413) return fail('tooLarge');
    if (answer.status === 429) return fail('tooFast');
    if (!answer.ok) return fail('unreachable');
    const told: unknown = await answer.json();
    const url: unknown = Object.getOwnPropertyDescriptor(told, 'url')?.value;
    return typeof url === 'string' && /^\/api\/subtitles\/[\w-]+$/.test(url) ? ok(url) : fail('unreachable');
  } catch {
    return fail('unreachable');
  }
}
