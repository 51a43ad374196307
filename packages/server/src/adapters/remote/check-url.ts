/** CheckUrl: whether an address may be asked at all, before its name is looked up. Pure. [TR40] */
import { isIP } from 'node:net';
import { fail, ok, type Result } from '@lockstep/core';

/** Where films are served; other services listen elsewhere. */
const ports: ReadonlySet<string> = new Set(['', '80', '443', '8000', '8080', '8443']);
const longest = 2000;

export interface CheckedUrl {
  readonly url: URL;
  /** null: the host is a name, and has to be looked up. */
  readonly address: string | null;
}

export function checkUrl(
  text: string,
  isPort = (port: string): boolean => ports.has(port),
): Result<CheckedUrl, 'badAddress'> {
  if (text.length > longest || !URL.canParse(text)) return fail('badAddress');
  const url = new URL(text);
  const { protocol, username, password, port, hostname } = url;
  if (protocol !== 'http:' && protocol !== 'https:') return fail('badAddress');
  if (username !== '' || password !== '' || !isPort(port) || hostname === '') return fail('badAddress');
  const host = hostname.replace(/^\[|\]$/g, '');
  return ok({ url, address: isIP(host) === 0 ? null : host });
}
