/** SecretIn: the device's secret, as in hello; in a header, as addresses end up in logs. */
import type { FastifyRequest } from 'fastify';

/** null: nobody said who asks. */
export function secretIn({ headers }: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{16,64})$/.exec(headers.authorization ?? '')?.[1] ?? null;
}
