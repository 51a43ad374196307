/** SendBlob: a file of a blob store over HTTP, with ranges. What lies there never changes, and may be kept for ever. [UP16] */
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobFacts, BlobStore } from '../ports/blob-store.ts';
import { wantedPart } from './byte-range.ts';

const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.vtt': 'text/vtt; charset=utf-8',
  '.ass': 'text/x-ssa; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.ttf': 'font/ttf',
};
const forEver = 'private, max-age=31536000, immutable';

export async function sendBlob(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  path: string,
): Promise<FastifyReply> {
  const facts = await blobs.stat(path);
  if (facts === null) return reply.code(404).send({ error: 'unknownFilm' });
  const tag = `"${facts.bytes.toString(36)}-${Math.floor(facts.changedAt).toString(36)}"`;
  const changed = new Date(facts.changedAt).toUTCString();
  void reply
    .header('accept-ranges', 'bytes')
    .header('cache-control', forEver)
    .header('etag', tag)
    .header('last-modified', changed)
    .type(types[extname(path)] ?? 'application/octet-stream');
  if (isKnown(request, tag, facts)) return reply.code(304).send();
  const { range, 'if-range': condition } = request.headers;
  const isSame = condition === undefined || condition === tag || condition === changed;
  const part = wantedPart(isSame ? range : undefined, facts.bytes);
  if (part === 'none')
    return reply
      .code(416)
      .header('content-range', `bytes */${facts.bytes}`)
      .removeHeader('cache-control')
      .type('application/json')
      .send({ error: 'noSuchPart' });
  const length = part === 'all' ? facts.bytes : part.last - part.first + 1;
  void reply.header('content-length', length);
  if (part !== 'all')
    void reply.code(206).header('content-range', `bytes ${part.first}-${part.last}/${facts.bytes}`);
  // To a HEAD Fastify sends no body; it counts that of anything but a stream.
  if (request.method === 'HEAD') return reply.send(Readable.from([]));
  const stream = await blobs.read(path, part === 'all' ? null : part);
  return stream === null ? reply.code(404).send({ error: 'unknownFilm' }) : reply.send(stream);
}

function isKnown({ headers }: FastifyRequest, tag: string, { changedAt }: BlobFacts): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers;
  if (tags !== undefined) return tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
  // Seconds are all that a date of HTTP tells.
  return since !== undefined && Date.parse(since) >= Math.floor(changedAt / 1000) * 1000;
}
