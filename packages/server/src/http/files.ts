/** Files: the web app, and films with byte ranges. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isRoomId } from '../rooms/identity.ts';
import { createPage } from './page.ts';
import { hintFor, isCommandLine } from './program-hint.ts';

export interface FileOptions {
  /** Where the built web app is. */
  readonly webRoot: string;
  readonly filmsRoot: string;
  /** Path prefix, or empty. */
  readonly base: string;
  /** Links under which this server is reached by others. */
  readonly links: () => readonly string[];
}

const notBuilt =
  'The web app is not built. Run `npm start`, or `npm run dev` and open the address it prints.\n';

/** What tells browsers of a new version: a kept copy would hide it. */
const askedEachTime: ReadonlySet<string> = new Set(['sw.js', 'manifest.webmanifest']);

/** Names that change with what is inside are kept for ever; the page that names them is asked for each time. */
export async function addFiles(
  app: FastifyInstance,
  { webRoot, filmsRoot, base, links }: FileOptions,
): Promise<void> {
  await app.register(fastifyStatic, { root: filmsRoot, serve: false, dotfiles: 'deny' });

  const page = createPage(webRoot, base);
  const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => {
    const html = await page();
    if (html === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  };

  app.get('/', async (request, reply) => {
    if (!isCommandLine(request.headers['user-agent'])) return sendPage(reply);
    const here = `${request.protocol}://${request.host}${base}`;
    return reply.type('text/plain; charset=utf-8').send(hintFor([here, ...links()]));
  });
  app.get('/calibrate', async (_, reply) => sendPage(reply));
  // What is no room's address gets the page too: it says so, and shows the way out.
  app.get<{ Params: { id: string } }>('/r/:id', async (request, reply) => {
    if (!isRoomId(request.params.id)) reply.code(404);
    return sendPage(reply);
  });
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    return reply.sendFile(`assets/${request.params['*']}`, webRoot, {
      maxAge: '365d',
      immutable: true,
    });
  });
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    const { file } = request.params;
    return reply.sendFile(file, webRoot, { maxAge: askedEachTime.has(file) ? 0 : '1h' });
  });
  app.get<{ Params: { '*': string } }>('/media/*', async (request, reply) => {
    return reply.sendFile(request.params['*'], filmsRoot, { maxAge: '1h' });
  });
}
