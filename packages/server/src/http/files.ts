/** Files: the web app, packed where it was packed when it was built (tools/lib/pack.mjs). Rule OP28 in docs/spec/running.md. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isRoomId } from '../rooms/identity.ts';
import { nameViewer } from './films/viewer.ts';
import { createPage, type PageFacts } from './page.ts';
import { hintFor, isCommandLine } from './program-hint.ts';
import { asPartOfPage } from './security.ts';

export interface FileOptions extends PageFacts {
  /** Where the built web app is. */
  readonly webRoot: string;
  /** Links under which this server is reached by others. */
  readonly links: () => readonly string[];
}

const notBuilt =
  'The web app is not built. Run `npm start`, or `npm run dev` and open the address it prints.\n';

/** What tells browsers of a new version: a kept copy would hide it. */
const askedEachTime: ReadonlySet<string> = new Set(['sw.js', 'manifest.webmanifest']);

/** Names that change with what is inside are kept for ever; the page that names them is asked for each time. */
export async function addFiles(app: FastifyInstance, options: FileOptions): Promise<void> {
  const { webRoot, base, links } = options;
  await app.register(fastifyStatic, { serve: false, preCompressed: true, dotfiles: 'deny' });

  const firstPage = createPage(webRoot, options, 'index.html');
  // The same app; it names what a room is made of besides (web/build/room-page.ts).
  const roomPage = createPage(webRoot, options, 'room.html');
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
    if (isRoomId(request.params.id)) {
      // Before the room's first film is asked for.
      nameViewer(request, reply, base);
      return sendPage(reply, roomPage);
    }
    return sendPage(reply.code(404), firstPage);
  });
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const file = request.params['*'];
    asPartOfPage(reply, file);
    return reply.sendFile(`assets/${file}`, webRoot, {
      maxAge: '365d',
      immutable: true,
    });
  });
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    const { file } = request.params;
    return reply.sendFile(file, webRoot, { maxAge: askedEachTime.has(file) ? 0 : '1h' });
  });
}
