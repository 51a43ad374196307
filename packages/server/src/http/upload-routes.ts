/** UploadRoutes: what a room has uploaded and how far it is, for those in it; deleting; and the films themselves. Rules UP1–UP18 in docs/spec/upload.md. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import type { Registry } from '../rooms/registry.ts';
import { addressOf, titleOf, type UploadRecord } from '../uploads/record.ts';
import { insiderOf, mayBring, mayRemove, type Insider } from '../uploads/upload-rooms.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { secretIn } from './member-secret.ts';
import * as shape from './route-schemas.ts';
import { sendBlob } from './send-blob.ts';
import { toldUploads, uploadAbout, uploadParams } from './upload-schemas.ts';

export interface UploadRouteOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  /** null: nothing may be uploaded here. */
  readonly uploads: Uploads | null;
}

const notInside = {
  401: shape.problem('Nobody said who asks', ['noSecret']),
  403: shape.problem('Only for those who are in the room', ['notMember', 'notAllowed']),
};

const listing = {
  summary: 'What the room has uploaded here, and how far it is',
  tags: ['films'],
  security: [{ memberSecret: [] }],
  params: shape.roomParams,
  response: {
    200: toldUploads,
    204: { type: 'null', description: 'Nothing may be uploaded here' },
    ...notInside,
    429: shape.tooManyRequests,
  },
} as const;

const deleting = {
  summary: 'Deletes an upload and the film that was made of it: his own, or as a host of the room',
  tags: ['films'],
  security: [{ memberSecret: [] }],
  params: uploadParams,
  response: {
    204: { type: 'null', description: 'Nothing of it is left' },
    ...notInside,
    404: shape.problem('The room has no such upload', ['unknownUpload']),
    429: shape.tooManyRequests,
  },
} as const;

const describing = {
  summary: 'What is known of a film that was uploaded: poster, subtitles, fonts; for whoever has its address',
  tags: ['films'],
  params: {
    type: 'object',
    required: ['upload'],
    properties: { upload: { type: 'string', description: 'The part of its address after /uploads/' } },
  },
  response: { 200: uploadAbout, 404: shape.problem('There is no such film', ['unknownFilm']) },
} as const;

async function toldOf(uploads: Uploads, record: UploadRecord, member: string) {
  const { id, by, name, bytes, phase, problem, extras } = record;
  const progress = uploads.progressOf(id);
  const isAtWork = phase === 'waiting' && progress !== null;
  return {
    id,
    name,
    title: titleOf(record),
    by,
    isMine: by === member,
    bytes,
    state: isAtWork ? 'preparing' : phase,
    received: phase === 'receiving' ? await uploads.receivedBytes(id) : bytes,
    done: isAtWork ? progress.done : null,
    secondsLeft: isAtWork ? progress.secondsLeft : null,
    problem,
    url: addressOf(record),
    poster: typeof extras?.poster === 'string' ? `/uploads/${id}/${extras.poster}` : null,
  };
}

/** What is asked often, in the scope that limits how often. */
export function addUploadListing(api: FastifyInstance, options: UploadRouteOptions): void {
  const { environment, registry, uploads } = options;
  const enter = async (request: FastifyRequest, reply: FastifyReply, id: string): Promise<Insider | null> => {
    void reply.header('cache-control', 'no-store');
    const secret = secretIn(request.headers.authorization);
    const insider = secret === null ? null : await insiderOf(environment, registry, id, secret);
    if (insider === null)
      void reply
        .code(secret === null ? 401 : 403)
        .send({ error: secret === null ? 'noSecret' : 'notMember' });
    return insider;
  };
  api.get<{ Params: { id: string } }>(
    '/api/rooms/:id/uploads',
    { schema: listing },
    async (request, reply) => {
      if (uploads === null) return reply.code(204).send();
      const insider = await enter(request, reply, request.params.id);
      if (insider === null) return reply;
      const { room, member } = insider;
      const { fileBytes } = uploads.limits;
      const records = uploads.ofRoom(room.id);
      return reply.send({
        mayUpload: mayBring(room, member),
        canMake: uploads.canMake,
        fileBytes,
        roomBytesLeft: uploads.roomLeft(room.id),
        uploads: await Promise.all(records.map(async (record) => toldOf(uploads, record, member))),
      });
    },
  );
  api.delete<{ Params: { id: string; upload: string } }>(
    '/api/rooms/:id/uploads/:upload',
    { schema: deleting },
    async (request, reply) => {
      if (uploads === null) return reply.code(404).send({ error: 'unknownUpload' });
      const insider = await enter(request, reply, request.params.id);
      if (insider === null) return reply;
      const record = uploads.get(request.params.upload);
      if (record?.room !== insider.room.id) return reply.code(404).send({ error: 'unknownUpload' });
      if (!mayRemove(insider, record)) return reply.code(403).send({ error: 'notAllowed' });
      await uploads.remove(record.id);
      return reply.code(204).send();
    },
  );
  api.get<{ Params: { upload: string } }>(
    '/api/uploads/:upload/about',
    { schema: describing },
    async (request, reply) => {
      const record = uploads?.get(request.params.upload) ?? null;
      if (record === null || record.phase !== 'ready') return reply.code(404).send({ error: 'unknownFilm' });
      return reply.header('cache-control', 'no-cache').send(aboutOf(record));
    },
  );
}

function aboutOf(record: UploadRecord) {
  const { id, extras, durationSec } = record;
  const place = (file: string | null): string | null => (file === null ? null : `/uploads/${id}/${file}`);
  return {
    title: titleOf(record),
    url: addressOf(record),
    duration: durationSec,
    isKnown: extras !== null,
    poster: place(extras?.poster ?? null),
    storyboard: place(extras?.storyboard ?? null),
    subtitles: (extras?.subtitles ?? []).map(({ file, format, language, title }) => ({
      format,
      language,
      title,
      url: place(file),
    })),
    fonts: (extras?.fonts ?? []).map(place),
  };
}

/** Films: many and large answers, each asked for by a page that shows it. */
export function addUploadFiles(app: FastifyInstance, uploads: Uploads): void {
  app.get<{ Params: { '*': string } }>('/uploads/*', async (request, reply) =>
    sendBlob(request, reply, uploads.blobs, request.params['*']),
  );
}
