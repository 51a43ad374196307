/**
 * GuardedConnector: opens connections to public addresses only. A name is looked up once, here; all it leads to is checked,
 * and the very address that was checked is connected to: what the name says a moment later does not matter. [TR41][TR42]
 */
import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface GuardOptions {
  readonly isAllowed: (address: string) => boolean;
  readonly resolve?: Resolve;
}

export class NotPublic extends Error {}

const systemResolve: Resolve = async (host) => systemLookup(host, { all: true, verbatim: true });
const connectMs = 8000;
/** Until the answer begins, and between two pieces of it. */
const headersMs = 10_000;
const pieceMs = 30_000;

export function createGuardedAgent({ isAllowed, resolve = systemResolve }: GuardOptions): Agent {
  const lookup: LookupFunction = (host, options, told) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        // One that is not for everybody among them is a trap, or a mistake: none of them is taken.
        if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
          told(new NotPublic(), '', 0);
        } else if (options.all === true) told(null, [...addresses]);
        else told(null, first.address, first.family);
      },
      (error: unknown) => told(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
  const connect = buildConnector({ lookup, timeout: connectMs });
  return new Agent({
    headersTimeout: headersMs,
    bodyTimeout: pieceMs,
    connections: 32,
    keepAliveTimeout: 4000,
    connect: (options, told) =>
      connect(options, (...[error, socket]) => {
        if (error !== null) return told(error, null);
        // Whatever way it came about: this is who is at the other end.
        if (isAllowed(socket.remoteAddress ?? '')) return told(null, socket);
        socket.destroy();
        told(new NotPublic(), null);
      }),
  });
}
