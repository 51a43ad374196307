/** Address: where a request comes from, and whom a limit counts as one. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { plainAddress, type Trust } from './trust.ts';

/** The other end's address; behind proxies that are trusted, the one which the outermost of them saw. */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trust: Trust): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  let address = request.socket.remoteAddress ?? 'unknown';
  for (let hop = 0; trust(address, hop); hop++) {
    const before = forwarded.at(-1 - hop)?.trim() ?? '';
    if (isIP(before) === 0) break;
    address = before;
  }
  return plainAddress(address);
}

/** Whether it is this computer's own; a server that listens there is reached by nobody else. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Whoever has one IPv6 address has 2^64 of them: they count as one. */
export function neighbourhoodOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const behind = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...behind];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
