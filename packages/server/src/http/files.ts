/**
 * Files: the web app, packed where it was packed when it was built (tools/lib/pack.mjs), and films with byte ranges.
 * Rule OP28 in docs/spec/running.md.
 */
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

export async function addFiles(app: FastifyInstance, options: FileOptions): Promise<void> {
  // Two of the same plugin, each in a scope of its own: films are sent as they are, whatever lies beside them.
  await app.register(async (web) => addWeb(web, options));
  await app.register(async (films) => addFilms(films, options));
}

/** Names that change with what is inside are kept for ever; the page that names them is asked for each time. */
async function addWeb(app: FastifyInstance, { webRoot, base, links }: FileOptions): Promise<void> {
  await app.register(fastifyStatic, { serve: false, preCompressed: true, dotfiles: 'deny' });

  const firstPage = createPage(webRoot, base, 'index.html');
  // The same app; it names what a room is made of besides (web/build/room-page.ts).
  const roomPage = createPage(webRoot, base, 'room.html');
  const sendPage = async (reply: FastifyReply, page: () => Promise<string | null>): Promise<FastifyReply> => {
    const html = (await page()) ?? (await firstPage());
    if (html === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  };

  app.get('/', async (request, reply) => {
    if (!isCommandLine(request.headers['user-agent'])) return sendPage(reply, firstPage);
    const here = `${request.protocol}://${request.host}${base}`;
    return reply.type('text/plain; charset=utf-8').send(hintFor([here, ...links()]));
  });
  app.get('/calibrate', async (_, reply) => sendPage(reply, firstPage));
  // What is no room's address gets the page too: it says so, and shows the way out.
  app.get<{ Params: { id: string } }>('/r/:id', async (request, reply) => {
    if (isRoomId(request.params.id)) return sendPage(reply, roomPage);
    return sendPage(reply.code(404), firstPage);
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
}

async function addFilms(app: FastifyInstance, { filmsRoot }: FileOptions): Promise<void> {
  await app.register(fastifyStatic, { root: filmsRoot, serve: false, dotfiles: 'deny' });
  app.get<{ Params: { '*': string } }>('/media/*', async (request, reply) => {
    return reply.sendFile(request.params['*'], filmsRoot, { maxAge: '1h' });
  });
}
