/** MetricsRoute: /metrics, for whoever has the token; without one, for programs on this computer. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Exposition } from '../ports/metrics.ts';
import { isLoopback } from './address.ts';
import { plainText } from './route-schemas.ts';
import { plainAddress } from './trust.ts';

export interface MetricsRouteOptions {
  readonly exposition: Exposition;
  readonly token: string | null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A proxy on this computer carries the whole world's requests; most say so. */
const proxyMarks = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const;

export function mayRead(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  token: string | null,
): boolean {
  if (token === null) {
    return (
      isLoopback(plainAddress(socket.remoteAddress ?? '')) &&
      proxyMarks.every((mark) => headers[mark] === undefined)
    );
  }
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  // Compared by digest: in the same time whatever is wrong with it.
  return timingSafeEqual(digest(given), digest(token));
}

export function addMetrics(app: FastifyInstance, { exposition, token }: MetricsRouteOptions): void {
  const schema = {
    summary: 'Figures of this server for Prometheus',
    tags: ['running'],
    security: [{ metricsToken: [] }],
    response: { 200: plainText('Figures in Prometheus’ text format'), 403: plainText('Not for you') },
  };
  app.get('/metrics', { schema }, async (request, reply) => {
    if (!mayRead(request.raw, token)) return reply.code(403).type('text/plain').send('forbidden\n');
    return reply
      .header('cache-control', 'no-store')
      .type(exposition.contentType)
      .send(await exposition.text());
  });
}
