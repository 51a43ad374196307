/**
 * FilmOrigins: pages of other sites that may show and read this server's films, as the operator lists them. Only routes of
 * films ask here: a library for the whole server would answer for others as well. Rules TR8, TR9, decision 073.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Origins like `https://watch.example`, or `*` for all of them; empty: our own pages only. */
export type FilmOrigins = readonly string[];

const preflightSec = 86_400;
const readable = 'Accept-Ranges, Content-Length, Content-Range, Content-Type, ETag, Last-Modified';
const conditions = 'Range, If-Range, If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since';

/** Lets pages of these origins have what the routes of `films` answer; `paths` are asked about before by browsers. */
export function allowOrigins(films: FastifyInstance, origins: FilmOrigins, paths: readonly string[]): void {
  if (origins.length === 0) return;
  films.addHook('onRequest', async (request, reply) => {
    // Showing one is asked of no origin: whoever is let in at all may; what is in it only listed pages can read.
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    if (!origins.includes('*')) void reply.header('vary', 'Origin');
    const allowed = allowedFor(request, origins);
    if (allowed === null) return;
    void reply.header('access-control-allow-origin', allowed);
    void reply.header('access-control-expose-headers', readable);
  });
  for (const path of paths) {
    films.options(path, async (request, reply) => answerBefore(request, reply, origins));
  }
}

function allowedFor({ headers }: FastifyRequest, origins: FilmOrigins): string | null {
  if (origins.includes('*')) return '*';
  return headers.origin !== undefined && origins.includes(headers.origin) ? headers.origin : null;
}

async function answerBefore(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: FilmOrigins,
): Promise<FastifyReply> {
  if (allowedFor(request, origins) === null) return reply.code(403).send();
  return reply
    .code(204)
    .header('access-control-allow-methods', 'GET, HEAD')
    .header('access-control-allow-headers', conditions)
    .header('access-control-max-age', String(preflightSec))
    .send();
}
