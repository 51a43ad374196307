/** Origin: whether the page that asks is one of ours. */
import type { IncomingMessage } from 'node:http';

/** It was served by this host, or by one that was named; programs send no origin at all. [PR17] */
export function isOurs({ headers }: Pick<IncomingMessage, 'headers'>, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
