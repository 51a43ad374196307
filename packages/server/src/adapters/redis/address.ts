/**
 * RedisAddress: where Redis is, as one line says it:
 * redis://[user:password@]host[:port] · redis+sentinel://[user:password@]host[:port],…/NAME · redis+cluster://[user:password@]host[:port],…
 * With `rediss` instead of `redis` the line is encrypted.
 */
import { fail, ok, type Result } from '@lockstep/core';

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

interface Access {
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: boolean;
}

export type RedisAddress = Access &
  (
    | { readonly kind: 'single'; readonly at: HostAndPort }
    /** `name` is what the sentinels call the master. */
    | { readonly kind: 'sentinel'; readonly sentinels: readonly HostAndPort[]; readonly name: string }
    | { readonly kind: 'cluster'; readonly nodes: readonly HostAndPort[] }
  );

const form = /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^/?#]+)(?:\/([^/?#]*))?$/;
const redisPort = 6379;
const sentinelPort = 26_379;

const plainHost = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/;

function hostsOf(text: string, usualPort: number): readonly HostAndPort[] | null {
  const hosts: HostAndPort[] = [];
  for (const one of text.split(',')) {
    const [, host, port = String(usualPort)] = plainHost.exec(one.trim()) ?? [];
    if (host === undefined || Number(port) > 65_535 || Number(port) === 0) return null;
    hosts.push({ host: host.replaceAll(/[[\]]/g, ''), port: Number(port) });
  }
  return hosts;
}

function decoded(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address, or a sentence that says what is expected; never with what was given, which may hold a password. */
export function parseRedisAddress(text: string): Result<RedisAddress, string> {
  const wrong = fail(
    'is an address like redis://host:6379, redis+sentinel://host:26379,host2:26379/NAME or redis+cluster://host:6379,host2:6379.',
  );
  const parts = form.exec(text.trim());
  if (parts === null) return wrong;
  const [, s = '', kind = 'single', login, hostList = '', path = ''] = parts;
  const hosts = hostsOf(hostList, kind === 'sentinel' ? sentinelPort : redisPort);
  const [first] = hosts ?? [];
  if (hosts === null || first === undefined) return wrong;
  const colon = login?.indexOf(':') ?? -1;
  const access: Access = {
    username: decoded(colon < 0 ? login : login?.slice(0, colon)),
    password: colon < 0 ? null : decoded(login?.slice(colon + 1)),
    tls: s === 's',
  };
  switch (kind) {
    case 'sentinel':
      return path === '' ? wrong : ok({ ...access, kind, sentinels: hosts, name: path });
    case 'cluster':
      return path === '' ? ok({ ...access, kind, nodes: hosts }) : wrong;
    default:
      // A database's number means nothing to a bus; 0 is the one that everybody writes.
      return hosts.length > 1 || !['', '0'].includes(path)
        ? wrong
        : ok({ ...access, kind: 'single', at: first });
  }
}
