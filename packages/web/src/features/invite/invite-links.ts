/** Invite links: the addresses of a room that can be sent to others. */

export interface InviteLinks {
  /** Best first; never empty. None carries a name or anything else of the sender. */
  readonly links: readonly string[];
  /** lan: the page's own address works only on this computer, the links work in its network. onlyHere: not even they do. */
  readonly reach: 'anywhere' | 'lan' | 'onlyHere';
}

/**
 * @param home where the app is, as in `location.origin + base`
 * @param addresses under which the server says it is reached
 */
export function inviteLinks(home: string, addresses: readonly string[], room: string): InviteLinks {
  const link = (start: string) => `${start.replace(/\/+$/, '')}/r/${room}`;
  if (!isLoopback(new URL(home).hostname)) return { links: [link(home)], reach: 'anywhere' };
  const others = addresses.filter((start) => URL.canParse(start) && !isLoopback(new URL(start).hostname));
  if (others.length === 0) return { links: [link(home)], reach: 'onlyHere' };
  return { links: [...new Set(others.map(link))], reach: 'lan' };
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
