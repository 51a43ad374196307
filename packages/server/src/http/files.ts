/** Files: the web app, and films with byte ranges. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isRoomId } from '../rooms/identity.ts';
import { createPage } from './page.ts';

export interface FileOptions {
  /** Where the built web app is. */
  readonly webRoot: string;
  readonly filmsRoot: string;
  /** Path prefix, or empty. */
  readonly base: string;
}

const notBuilt =
  'The web app is not built. Run `npm start`, or `npm run dev` and open the address it prints.\n';

/** Names that change with what is inside are kept for ever; the page that names them is asked for each time. */
export async function addFiles(
  app: FastifyInstance,
  { webRoot, filmsRoot, base }: FileOptions,
): Promise<void> {
  await app.register(fastifyStatic, { root: filmsRoot, serve: false, dotfiles: 'deny' });

  const page = createPage(webRoot, base);
  const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => {
    const html = await page();
    if (html === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  };

  app.get('/', async (_, reply) => sendPage(reply));
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
    return reply.sendFile(request.params.file, webRoot, { maxAge: '1h' });
  });
  app.get<{ Params: { '*': string } }>('/media/*', async (request, reply) => {
    return reply.sendFile(request.params['*'], filmsRoot, { maxAge: '1h' });
  });
}
