/** BasePath: the app below a path of a larger site. A proxy may take the prefix away or leave it; both are understood. */

/** The address as it would be without a prefix; addresses outside it stay what they are (health checks, say). */
export function withoutBase(url: string, base: string): string {
  if (base === '' || !url.startsWith(base)) return url;
  const rest = url.slice(base.length);
  if (rest === '') return '/';
  if (rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
