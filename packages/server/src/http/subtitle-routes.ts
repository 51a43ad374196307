/**
 * SubtitleRoutes: files of subtitles that members share with their room. They are kept with the room, by their content's
 * hash, in the log's store, so that all nodes have them, and sent to whoever knows the hash, which only the room is told.
 * [SB16]
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { may } from '@lockstep/core';
import type { FastifyInstance } from 'fastify';
import type { Environment } from '../rooms/environment.ts';
import { TokenBucket, TokenBuckets } from '../rooms/rate-limit.ts';
import type { Registry } from '../rooms/registry.ts';
import { isTextName, textAddress } from '../rooms/room-texts.ts';
import { askerOf } from './asker.ts';
import * as shape from './route-schemas.ts';

/** The longest scripts with many signs have this much text. */
const longestBytes = 2_000_000;
/** As it is kept. */
const longestPacked = 512 * 1024;
/** Files that a member may share a second, and at once; and all members of all rooms of this node. */
const memberPerSec = 1 / 30;
const memberBurst = 10;
const allPerSec = 1 / 10;
const allBurst = 200;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Cues or a script; nothing else is kept for anybody. */
const isSubtitles = (text: string): boolean =>
  !text.includes('\0') && (text.includes('-->') || /^\uFEFF?\s*\[Script Info\]/i.test(text));

const keeping = {
  summary: 'Keeps a file of subtitles for those in the room',
  description: 'The body is the text, as UTF-8. `addSubtitle` tells the room of it.',
  tags: ['rooms'],
  security: [{ memberSecret: [] }],
  consumes: ['text/plain'],
  params: shape.roomParams,
  response: {
    201: shape.subtitlesKept,
    400: shape.problem('No subtitles', ['notSubtitles']),
    401: shape.problem('Nobody said who asks', ['noSecret']),
    403: shape.problem('Only for those in the room who may change its queue', ['notMember', 'notAllowed']),
    413: shape.problem('Too large', ['tooLarge']),
    429: {
      anyOf: [shape.problem('Too many files', ['tooFast']), shape.tooManyRequests],
      description: 'Asked too often, or too many files',
    },
    503: shape.problem('It cannot be kept now; try again', ['retry']),
  },
};

const sending = {
  summary: 'Subtitles that somebody has shared',
  tags: ['rooms'],
  params: {
    type: 'object',
    required: ['hash'],
    properties: { hash: { type: 'string', description: 'SHA-256 of the text, base64url' } },
  },
  response: {
    200: shape.plainText('The text'),
    404: shape.problem('There are none', ['unknownSubtitles']),
    429: shape.tooManyRequests,
  },
} as const;

export function addSubtitleRoutes(api: FastifyInstance, environment: Environment, registry: Registry): void {
  const { runtime, log } = environment;
  const members = new TokenBuckets(memberPerSec, memberBurst);
  const all = new TokenBucket(allPerSec, allBurst, runtime.now());

  api.post<{ Params: { id: string }; Body: unknown }>(
    '/api/rooms/:id/subtitles',
    { schema: keeping, bodyLimit: longestBytes },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const asker = await askerOf(request, { environment, registry });
      if (!asker.ok) return reply.code(asker.error.status).send({ error: asker.error.error });
      const { room, member } = asker.value;
      if (!may(room.state, member, 'queue')) return reply.code(403).send({ error: 'notAllowed' });
      const { body } = request;
      if (typeof body !== 'string' || !isSubtitles(body))
        return reply.code(400).send({ error: 'notSubtitles' });
      const now = runtime.now();
      if (members.take(member, now) > 0 || all.take(now) > 0)
        return reply.code(429).send({ error: 'tooFast' });
      const packed = await pack(body);
      if (packed.length > longestPacked) return reply.code(413).send({ error: 'tooLarge' });
      const hash = createHash('sha256').update(body).digest('base64url');
      const kept = await log.keepText(room.id, hash, packed.toString('base64')).catch(() => false);
      if (!kept) return reply.code(503).send({ error: 'retry' });
      runtime.log('info', 'subtitles shared', { room: room.id, bytes: packed.length });
      return reply.code(201).send({ url: textAddress(hash) });
    },
  );

  api.get<{ Params: { hash: string } }>(
    '/api/subtitles/:hash',
    { schema: sending },
    async (request, reply) => {
      const { hash } = request.params;
      const kept = isTextName(hash) ? await log.readText(hash) : null;
      if (kept === null) return reply.code(404).send({ error: 'unknownSubtitles' });
      const text = await unpack(Buffer.from(kept, 'base64'), { maxOutputLength: longestBytes });
      // What others wrote is text and nothing else, wherever it is opened.
      return reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', 'attachment; filename="subtitles.txt"')
        .header('cache-control', 'private, max-age=31536000, immutable')
        .type('text/plain; charset=utf-8')
        .send(text.toString());
    },
  );
}
