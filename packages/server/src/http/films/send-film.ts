/**
 * SendFilm: a file of this server as the answer to a request for a film. Two pieces of it are in memory at a time; nothing is
 * read before the socket wants it. Rules TR1–TR9 in docs/spec/transfers.md.
 */
import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import mime from 'mime';
import type { TransferMeter, Transfers } from '../../ports/transfers.ts';
import { answerFor, type FilmAnswer, type FilmAsked } from './film-answer.ts';
import { Pieces } from './pieces.ts';
import { viewerOf } from './viewer.ts';
import { sendSpan } from './send-span.ts';
import { writePiece } from './write-piece.ts';

export interface Film {
  /** On the disk. */
  readonly file: string;
  /** Where it is on this server, like `/films/a.mp4`. */
  readonly path: string;
  readonly cacheControl: string;
}

/** false: there is no such file (any more); nothing was answered. */
export async function sendFilm(
  request: FastifyRequest,
  reply: FastifyReply,
  film: Film,
  transfers: Transfers,
): Promise<boolean> {
  const handle = await open(film.file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    // Of the file that is open, not of its name: what is told and what is sent are the same film.
    const { size, mtimeNs, isFile } = await factsOf(handle);
    if (!isFile) return false;
    const type = mime.getType(film.file) ?? 'application/octet-stream';
    const mark = randomBytes(12).toString('hex');
    const asked: FilmAsked = { method: request.method, headers: headersOf(request) };
    const answer = answerFor(asked, { bytes: size, changedNs: mtimeNs, type }, Date.now(), mark);
    const headers = { ...reply.getHeaders(), ...answer.headers, 'cache-control': film.cacheControl };
    reply.hijack();
    reply.raw.writeHead(answer.status, headers as Record<string, string>);
    const [first] = answer.parts;
    if (first === undefined) {
      reply.raw.end();
      return true;
    }
    const to = answer.parts.at(-1)?.span.to ?? first.span.to;
    const meter = transfers.begin(viewerOf(request), film.path, { from: first.span.from, to });
    const isSent = await sendParts(handle, reply.raw, answer, meter).catch(() => {
      // The disk failed in the middle: what was promised cannot be sent.
      reply.raw.destroy();
      return false;
    });
    meter.ended(isSent ? 'done' : 'left');
    return true;
  } finally {
    await handle.close();
  }
}

async function factsOf(handle: FileHandle): Promise<{ size: number; mtimeNs: bigint; isFile: boolean }> {
  const facts = await handle.stat({ bigint: true });
  return { size: Number(facts.size), mtimeNs: facts.mtimeNs, isFile: facts.isFile() };
}

function headersOf({ headers }: FastifyRequest): FilmAsked['headers'] {
  const wanted = [
    'range',
    'if-range',
    'if-match',
    'if-none-match',
    'if-modified-since',
    'if-unmodified-since',
  ] as const;
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** false: the viewer went, or the file became shorter, before all of it was sent. */
async function sendParts(
  handle: FileHandle,
  to: ServerResponse,
  { parts, after }: FilmAnswer,
  meter: TransferMeter,
): Promise<boolean> {
  const pieces = new Pieces();
  for (const { before, span } of parts) {
    if (before !== '' && !(await writePiece(to, Buffer.from(before)))) return false;
    if (!(await sendSpan(handle, to, span, pieces, meter))) return false;
  }
  if (after !== '' && !(await writePiece(to, Buffer.from(after)))) return false;
  to.end();
  return true;
}
