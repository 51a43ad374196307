/** ICE servers: what this server knows of that helps two browsers to find a way to each other; asked again when it may have run out. */
import { askServer } from '../../api/ask.ts';

export interface IceAsker {
  readonly room: string;
  readonly secret: string;
  readonly connection: () => string;
}

/** An answer is used no longer than this, however long it is good. */
const LONGEST_SEC = 1800;

export function iceServersOf({ room, secret, connection }: IceAsker): () => Promise<readonly RTCIceServer[]> {
  let known: { readonly servers: readonly RTCIceServer[]; readonly until: number } | null = null;
  return async () => {
    if (known !== null && performance.now() < known.until) return known.servers;
    const answer = await askServer(
      `/api/rooms/${room}/call`,
      { method: 'POST', body: JSON.stringify({ connection: connection() }) },
      { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    );
    // Where none are told, pages in one network still find each other.
    const body = typeof answer?.body === 'object' ? { ...answer.body } : {};
    const servers = serversIn('iceServers' in body ? body.iceServers : null);
    const validSec = 'validSec' in body && typeof body.validSec === 'number' ? body.validSec : 60;
    known = { servers, until: performance.now() + Math.min(LONGEST_SEC, validSec / 2) * 1000 };
    return servers;
  };
}

function serversIn(value: unknown): readonly RTCIceServer[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown): RTCIceServer[] => {
    if (typeof one !== 'object' || one === null || !('urls' in one)) return [];
    const urls = (Array.isArray(one.urls) ? one.urls : [one.urls]).filter((url) => typeof url === 'string');
    if (urls.length === 0) return [];
    const username = 'username' in one && typeof one.username === 'string' ? one.username : null;
    const credential = 'credential' in one && typeof one.credential === 'string' ? one.credential : null;
    return [
      { urls, ...(username === null ? {} : { username }), ...(credential === null ? {} : { credential }) },
    ];
  });
}
