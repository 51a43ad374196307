/** LibraryRoutes: this server's films: what there is, and their posters. Rules LB1–LB9 in docs/spec/library.md. */
import { basename, dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Library, LibraryFilm } from '../ports/library.ts';
import * as shape from './route-schemas.ts';

const longestPath = 2000;
const longestSearch = 200;

const looking = {
  summary: 'Films of this server',
  tags: ['films'],
  querystring: {
    type: 'object',
    properties: {
      path: { type: 'string', maxLength: longestPath, description: 'A folder; default: the library’s own' },
      search: {
        type: 'string',
        maxLength: longestSearch,
        description: 'Words that the path has; instead of `path`',
      },
    },
  },
  response: {
    200: shape.libraryListing,
    204: { type: 'null', description: 'There is no library' },
    404: shape.problem('There is no such folder', ['unknownFolder']),
    429: shape.tooManyRequests,
  },
} as const;

const showing = {
  summary: 'The poster of a film, a JPEG',
  tags: ['films'],
  querystring: {
    type: 'object',
    required: ['path'],
    properties: { path: { type: 'string', maxLength: longestPath, description: 'Of the film' } },
  },
  response: { 404: shape.problem('There is no such film, or it has none', ['unknownFilm']) },
} as const;

const urlOf = (path: string): string => `/films/${path.split('/').map(encodeURIComponent).join('/')}`;

const told = ({ name, path, bytes, changedAt, subtitles, facts }: LibraryFilm) => ({
  name,
  path,
  url: urlOf(path),
  bytes,
  changedAt,
  subtitles: subtitles.map((one) => ({ name: one.name, url: urlOf(one.path) })),
  isKnown: facts !== null,
  duration: facts?.durationSec ?? null,
  width: facts?.width ?? null,
  height: facts?.height ?? null,
  poster: facts?.hasPoster === true ? `/api/library/poster?path=${encodeURIComponent(path)}` : null,
});

/** What is asked often, in the scope that limits how often. */
export function addLibraryListing(api: FastifyInstance, library: Library | null): void {
  api.get<{ Querystring: { path?: string; search?: string } }>(
    '/api/library',
    { schema: looking },
    async (request, reply) => {
      // Every page asks, and most servers have none: that is no error.
      if (library === null) return reply.code(204).send();
      const { path = '', search } = request.query;
      const listing = search === undefined ? library.list(path) : library.search(search);
      if (listing === null) return reply.code(404).send({ error: 'unknownFolder' });
      return reply.header('cache-control', 'no-cache').send({ ...listing, films: listing.films.map(told) });
    },
  );
}

/** Posters: many answers, each asked for by a page that shows it. */
export async function addPosters(app: FastifyInstance, library: Library): Promise<void> {
  await app.register(fastifyStatic, { serve: false });
  app.get<{ Querystring: { path: string } }>(
    '/api/library/poster',
    { schema: showing },
    async (request, reply) => {
      const file = await library.locatePoster(request.query.path);
      if (file === null) return reply.code(404).send({ error: 'unknownFilm' });
      return reply.type('image/jpeg').sendFile(basename(file), dirname(file), { maxAge: '1d' });
    },
  );
}
