/**
 * TusRoutes: receives files piece by piece, by the tus protocol: whoever was cut off asks how much is here and sends the rest.
 * Rules UP2–UP5 in docs/spec/upload.md.
 */
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Environment } from '../rooms/environment.ts';
import type { Registry } from '../rooms/registry.ts';
import type { UploadRefusal } from '../uploads/quota.ts';
import { goesOn, insiderOf, mayBring } from '../uploads/upload-rooms.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { neighbourhoodOf } from './address.ts';
import { secretIn } from './member-secret.ts';
import { isOurs } from './origin.ts';
import { plainText } from './route-schemas.ts';

export interface TusOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  readonly uploads: Uploads;
  /** Where files lie until they are whole. */
  readonly folder: string;
  /** Path prefix, or empty. */
  readonly base: string;
  readonly origins: readonly string[];
}

const path = '/api/uploads';

type Code =
  | UploadRefusal
  | 'unknownUpload'
  | 'noSecret'
  | 'notMember'
  | 'notAllowed'
  | 'notYours'
  | 'badUpload';

const statuses: Readonly<Record<Code, number>> = {
  noSecret: 401,
  notMember: 403,
  notAllowed: 403,
  notYours: 403,
  unknownUpload: 404,
  badUpload: 400,
  emptyFile: 400,
  fileTooBig: 413,
  tooMany: 429,
  roomSpace: 507,
  serverSpace: 507,
};

/** What tus answers when it is thrown. */
class Refused extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor(code: Code) {
    super(code);
    this.status_code = statuses[code];
    this.body = JSON.stringify({ error: code });
  }
}

/** What comes with a new upload; all of tus's metadata are texts. */
const noteShape = v.object({
  room: v.pipe(v.string(), v.maxLength(64)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  sizes: v.optional(v.picklist(['one', 'several']), 'one'),
});

const described = {
  receiving: {
    summary: 'Begins an upload, by the tus protocol (1.0.0); metadata: room, name, sizes',
    tags: ['films'],
    security: [{ memberSecret: [] }],
    response: {
      201: plainText('`location` is where the file’s bytes go'),
      413: plainText('The file is too big'),
      429: plainText('Too many at a time'),
      507: plainText('The room, or this server, has no place for it'),
    },
  },
  going: {
    summary: 'Goes on with an upload, by the tus protocol: HEAD tells how much is here, PATCH sends more',
    tags: ['films'],
    security: [{ memberSecret: [] }],
    params: {
      type: 'object',
      required: ['upload'],
      properties: { upload: { type: 'string', description: 'An upload’s id' } },
    },
    response: {
      204: plainText('Taken'),
      403: plainText('It is somebody else’s, or he may not bring films any more'),
      404: plainText('There is no such upload (any more)'),
    },
  },
} as const;

export async function addTus(app: FastifyInstance, options: TusOptions): Promise<void> {
  const { environment, origins } = options;
  const tus = createTus(options);
  await app.register(async (scope) => {
    await scope.register(rateLimit, {
      max: environment.limits.requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: ({ ip }) => neighbourhoodOf(ip),
    });
    // Bytes are read by tus, as they come.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, __, done) => done(null));
    scope.addHook('onRequest', async (request, reply) => {
      if (!isOurs(request.raw, origins)) await reply.code(403).send();
    });
    const pass = async (
      request: { readonly raw: Parameters<Server['handle']>[0] },
      reply: { hijack(): unknown; readonly raw: Parameters<Server['handle']>[1] },
    ): Promise<void> => {
      reply.hijack();
      await tus.handle(request.raw, reply.raw);
    };
    scope.route({ method: 'POST', url: path, schema: described.receiving, handler: pass });
    scope.route({
      method: ['HEAD', 'PATCH'],
      url: `${path}/:upload`,
      schema: described.going,
      handler: pass,
    });
  });
}

function createTus({ environment, registry, uploads, folder, base, origins }: TusOptions): Server {
  return new Server({
    path,
    datastore: new FileStore({ directory: folder }),
    generateUrl: (_, { id }) => `${base}${path}/${id}`,
    allowedOrigins: (origin) => origins.includes(origin),
    maxSize: uploads.limits.fileBytes,
    namingFunction: () => uploads.newId(),
    async onUploadCreate({ headers }, upload) {
      const secret = secretIn(headers.get('authorization'));
      if (secret === null) throw new Refused('noSecret');
      const note = v.safeParse(noteShape, upload.metadata ?? {});
      if (!note.success || upload.size === undefined) throw new Refused('badUpload');
      const { room: id, name, sizes } = note.output;
      const insider = await insiderOf(environment, registry, id, secret);
      if (insider === null) throw new Refused('notMember');
      const { room, member } = insider;
      if (!mayBring(room, member)) throw new Refused('notAllowed');
      const begun = await uploads.begin({
        id: upload.id,
        room: room.id,
        by: member,
        name,
        bytes: upload.size,
        several: sizes === 'several',
      });
      if (!begun.ok) throw new Refused(begun.error);
      // The record has it all; tus keeps no second copy.
      return { metadata: {} };
    },
    async onIncomingRequest({ method, headers }, id) {
      if (method === 'POST') return;
      const secret = secretIn(headers.get('authorization'));
      if (secret === null) throw new Refused('noSecret');
      const record = uploads.get(id);
      if (record === null) throw new Refused('unknownUpload');
      const allowed = await goesOn(environment, registry, record, secret);
      if (!allowed.ok) throw new Refused(allowed.error);
      if (method === 'PATCH' && !(await uploads.hasSpace())) throw new Refused('serverSpace');
    },
    async onUploadFinish(_, { id }) {
      await uploads.finish(id);
      return {};
    },
    onResponseError(_, error) {
      // Its own complaints stay as they are, but for the one that people meet.
      if (error instanceof Error || error.status_code !== 413) return undefined;
      return new Refused('fileTooBig');
    },
  });
}
