/**
 * FetchedRoutes: films of other servers through this one: asked for by a member, given an address here, sent with ranges.
 * There only if the operator has switched it on. Rules TR46, TR47 in docs/spec/transfers.md.
 */
import { may } from '@lockstep/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RemoteAnswer, RemoteFilms, RemoteRefusal } from '../../ports/remote-films.ts';
import type { Transfers } from '../../ports/transfers.ts';
import type { Environment } from '../../rooms/environment.ts';
import { TokenBuckets } from '../../rooms/rate-limit.ts';
import type { Registry } from '../../rooms/registry.ts';
import { neighbourhoodOf } from '../address.ts';
import { askerOf } from '../asker.ts';
import { viewerOf } from '../films/viewer.ts';
import { writePiece } from '../films/write-piece.ts';
import * as shape from '../route-schemas.ts';
import { Tickets } from './tickets.ts';

export interface FetchedOptions {
  readonly environment: Environment;
  readonly registry: Registry;
  readonly transfers: Transfers;
  readonly films: RemoteFilms;
}

/** Films that an address may ask for a minute, and at once; and parts of them at a time. */
const probesPerMinute = 6;
const probesBurst = 6;
const transfersPerAddress = 12;

const refusals: readonly RemoteRefusal[] = [
  'badAddress',
  'notPublic',
  'unreachable',
  'tooManyRedirects',
  'gone',
  'noFilm',
  'tooBig',
  'busy',
];

const asking = {
  summary: 'Looks at a film on another server, and gives an address here by which it can be watched',
  tags: ['films'],
  security: [{ memberSecret: [] }],
  params: shape.roomParams,
  body: {
    type: 'object',
    required: ['url'],
    additionalProperties: false,
    properties: { url: { type: 'string', minLength: 1, maxLength: 2000, description: 'Of the film' } },
  },
  response: {
    200: shape.fetchedFilm,
    401: shape.problem('Nobody said who asks', ['noSecret']),
    403: shape.problem('Only for those who are in the room and may bring films', ['notMember', 'notAllowed']),
    422: shape.problem('It cannot be fetched', refusals),
    429: {
      anyOf: [shape.problem('Asked too often', ['tooFast']), shape.tooManyRequests],
      description: 'Asked too often',
    },
  },
};

export function addFetchedRoutes(api: FastifyInstance, options: FetchedOptions): void {
  const { environment, films } = options;
  const tickets = new Tickets(environment.identityKey);
  const probes = new TokenBuckets(probesPerMinute / 60, probesBurst);
  api.post<{ Params: { id: string }; Body: { url: string } }>(
    '/api/rooms/:id/fetched',
    { schema: asking },
    async (request, reply) => {
      const asker = await askerOf(request, options);
      if (!asker.ok) return reply.code(asker.error.status).send({ error: asker.error.error });
      const { room, member } = asker.value;
      if (!may(room.state, member, 'queue')) return reply.code(403).send({ error: 'notAllowed' });
      if (probes.take(neighbourhoodOf(request.ip), environment.runtime.now()) > 0)
        return reply.code(429).send({ error: 'tooFast' });
      const { url } = request.body;
      const facts = await films.probe(url);
      if (!facts.ok) return reply.code(422).send({ error: facts.error });
      return reply.send({ url: `/fetched/${tickets.seal({ url, type: facts.value.type })}`, ...facts.value });
    },
  );
  const offered = {
    summary: 'Whether this server fetches films of other servers for its members: only then this is there',
    tags: ['films'],
    response: { 204: { type: 'null', description: 'It does' } },
  };
  api.get('/api/fetched', { schema: offered }, async (_, reply) => reply.code(204).send());
}

/** The films themselves: in a scope of their own, as a film is asked for in many parts. */
export function addFetchedFilms(app: FastifyInstance, options: FetchedOptions): void {
  const { environment, films, transfers } = options;
  const tickets = new Tickets(environment.identityKey);
  const perAddress = new Map<string, number>();
  const count = (address: string, by: 1 | -1): number => {
    const now = (perAddress.get(address) ?? 0) + by;
    if (now <= 0) perAddress.delete(address);
    else perAddress.set(address, now);
    return now;
  };
  // A wildcard: a parameter may not be so long.
  app.get<{ Params: { '*': string } }>('/fetched/*', async (request, reply) => {
    const ticket = tickets.open(request.params['*']);
    if (ticket === null) return reply.code(404).send({ error: 'unknownFilm' });
    const address = neighbourhoodOf(request.ip);
    if (count(address, 1) > transfersPerAddress) {
      count(address, -1);
      return reply.code(429).send({ error: 'tooFast' });
    }
    try {
      const method = request.method === 'HEAD' ? 'HEAD' : 'GET';
      const answer = await films.open(ticket.url, method, rangeOf(request));
      if (!answer.ok)
        return await reply.code(answer.error === 'busy' ? 503 : 502).send({ error: answer.error });
      await pass(request, reply, answer.value, { type: ticket.type, transfers });
    } finally {
      count(address, -1);
    }
    return reply;
  });
}

/** Only what is surely one range goes to other servers. */
const rangeOf = ({ headers }: FastifyRequest): string | null =>
  /^bytes=(\d{1,15}-\d{0,15}|-\d{1,15})$/.exec(headers.range ?? '')?.[0] ?? null;

async function pass(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: RemoteAnswer,
  { type, transfers }: { readonly type: string; readonly transfers: Transfers },
): Promise<void> {
  const to = reply.raw;
  // Who leaves ends it there as well.
  to.once('close', answer.close);
  reply.hijack();
  const headers = {
    ...reply.getHeaders(),
    ...answer.headers,
    'content-type': type,
    // A film and nothing else, whatever it turns out to be.
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline',
    'cache-control': 'private, max-age=0',
  };
  to.writeHead(answer.status, headers as Record<string, string>);
  const [, from = '0', last] = /^bytes (\d+)-(\d+)\//.exec(answer.headers['content-range'] ?? '') ?? [];
  const end = last ?? String(Math.max(0, Number(answer.headers['content-length'] ?? 1) - 1));
  const [path = ''] = request.url.split('?');
  const meter = transfers.begin(viewerOf(request), path, { from: Number(from), to: Number(end) });
  let isSent = request.method === 'HEAD';
  try {
    let asked = performance.now();
    for await (const piece of answer.body) {
      // Waiting for the other server is to the viewer what waiting for a disk is.
      meter.read(performance.now() - asked);
      const began = performance.now();
      if (!(await writePiece(to, piece))) return;
      meter.took(piece.length, performance.now() - began);
      asked = performance.now();
    }
    isSent = true;
    to.end();
  } catch {
    // Its server broke off: what was promised cannot be sent.
    to.destroy();
  } finally {
    answer.close();
    meter.ended(isSent ? 'done' : 'left');
  }
}
