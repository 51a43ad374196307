/** Base: the path below which this app is served, without a slash at the end. A server below a prefix says so in its page. */

/** The server's word for it (server/src/http/page.ts); a page without it is at the root. */
export function baseOf(page: Pick<Document, 'querySelector'> | null): string {
  return page?.querySelector('meta[name="lockstep-base"]')?.getAttribute('content') ?? '';
}

/** Tests of single files have no page. */
export const base = baseOf(typeof document === 'undefined' ? null : document);

/** A path of ours as it stands in the address line. */
export const below = (path: string, prefix: string = base): string => prefix + path;

/** A path in the address line as one of ours, or null if it is not. */
export function ours(pathname: string, prefix: string = base): string | null {
  if (pathname === prefix) return '/';
  return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : null;
}
