/** FilmRoutes: the films that come with the server (/media) and those of its library (/films), sent and measured the same way. */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Library } from '../../ports/library.ts';
import type { Transfers } from '../../ports/transfers.ts';
import { allowOrigins, type FilmOrigins } from './film-origins.ts';
import { sendFilm } from './send-film.ts';

export interface FilmRouteOptions {
  /** Folder of the films at /media. */
  readonly filmsRoot: string;
  /** null: this server has no films to choose from. */
  readonly library: Library | null;
  readonly transfers: Transfers;
  readonly origins: FilmOrigins;
}

type FilmRequest = FastifyRequest<{ Params: { '*': string } }>;

/** Call in a scope of its own: what is let in here is for films alone. */
export function addFilmRoutes(films: FastifyInstance, options: FilmRouteOptions): void {
  const { filmsRoot, library, transfers, origins } = options;
  allowOrigins(films, origins, library === null ? ['/media/*'] : ['/media/*', '/films/*']);
  const send = async (
    request: FilmRequest,
    reply: FastifyReply,
    file: string | null,
    cacheControl: string,
  ): Promise<unknown> => {
    const [path = ''] = request.url.split('?');
    const isSent = file !== null && (await sendFilm(request, reply, { file, path, cacheControl }, transfers));
    return isSent ? reply : reply.code(404).send({ error: 'unknownFilm' });
  };
  films.get('/media/*', async (request: FilmRequest, reply) =>
    send(request, reply, await within(filmsRoot, request.params['*']), 'public, max-age=3600'),
  );
  if (library === null) return;
  films.get('/films/*', async (request: FilmRequest, reply) =>
    // Asked for again when it may have changed: its tag says so.
    send(request, reply, await library.locate(request.params['*']), 'public, max-age=0'),
  );
}

/** A file really below `root`; null: none, or hidden. */
async function within(root: string, path: string): Promise<string | null> {
  if (path.includes('\0') || path.split(/[\\/]/).some((part) => part === '' || part.startsWith('.')))
    return null;
  const real = await realpath(join(root, path)).catch(() => null);
  const home = await realpath(root).catch(() => null);
  return real !== null && home !== null && real.startsWith(home + sep) ? real : null;
}
