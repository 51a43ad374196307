/**
 * Viewer: an opaque name for a browser, so that the films it fetches can be told to be its own. A cookie with nothing in it
 * but chance, for as long as the browser is open; scripts cannot read it. Decision 074.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookie = 'lockstep-viewer';

/** null: this browser has none (yet). */
export function viewerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  return /(?:^|;\s*)lockstep-viewer=([A-Za-z0-9_-]{22})(?:;|$)/.exec(headers.cookie ?? '')?.[1] ?? null;
}

/** The viewer's name, made now if there is none. @param base the path prefix, or empty */
export function nameViewer(request: FastifyRequest, reply: FastifyReply, base: string): string {
  const known = viewerOf(request);
  if (known !== null) return known;
  const name = randomBytes(16).toString('base64url');
  const secure = request.protocol === 'https' ? '; Secure' : '';
  void reply.header('set-cookie', `${cookie}=${name}; Path=${base}/; HttpOnly; SameSite=Lax${secure}`);
  return name;
}
