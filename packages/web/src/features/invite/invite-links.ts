/** Invite links: the addresses of a room that can be sent to others. */

export interface InviteLinks {
  /** Best first; never empty. None carries a name or anything else of the sender. */
  readonly links: readonly string[];
  /** lan: the page's own address works only on this computer, the links work in its network. onlyHere: not even they do. */
  readonly reach: 'anywhere' | 'lan' | 'onlyHere';
}

/**
 * @param origin of the page, as in `location.origin`
 * @param addresses under which the server says it is reached
 */
export function inviteLinks(origin: string, addresses: readonly string[], room: string): InviteLinks {
  const link = (base: string) => new URL(`/r/${room}`, base).href;
  if (!isLoopback(new URL(origin).hostname)) return { links: [link(origin)], reach: 'anywhere' };
  const others = addresses.filter((base) => URL.canParse(base) && !isLoopback(new URL(base).hostname));
  if (others.length === 0) return { links: [link(origin)], reach: 'onlyHere' };
  return { links: [...new Set(others.map(link))], reach: 'lan' };
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
