/** Short link: an address as it may stand on a screen others can see: without what opens private places. Rule QU9. */

/** `https://u:p@a.example/share/9f…/film.mp4?token=…` → `a.example/…/film.mp4`; a path on this server → its last part. */
export function shortLink(url: string): string {
  const [path = ''] = (URL.canParse(url) ? new URL(url).pathname : url).split(/[?#]/);
  const parts = path.split('/').filter((part) => part !== '');
  const last = readable(decoded(parts.at(-1) ?? ''));
  if (!URL.canParse(url)) return last;
  const { host } = new URL(url);
  return [host, ...(parts.length > 1 ? ['…'] : []), ...(last === '' ? [] : [last])].join('/');
}

const LONGEST = 48;
/** Of what looks drawn by dice so much is shown that it can be told from another. */
const SHOWN = 6;

/** The text, shortened where it is long, and where it looks like a key. */
export function readable(text: string): string {
  const [, name = '', ending = ''] = /^(.*?)(\.[a-z0-9]{2,5})?$/is.exec(text) ?? [];
  const keyed = name
    .split(/([^A-Za-z0-9_-]+)/)
    .map((part) => (isKey(part) ? `${part.slice(0, SHOWN)}…` : part))
    .join('');
  if (keyed.length + ending.length <= LONGEST) return keyed + ending;
  const half = Math.floor((LONGEST - ending.length) / 2);
  return `${keyed.slice(0, half)}…${keyed.slice(-half)}${ending}`;
}

/** Long, of letters and digits mixed, without words: nobody names a film so. */
function isKey(part: string): boolean {
  const dense = part.replaceAll(/[-_]/g, '');
  const changes = dense.match(/\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0;
  return dense.length >= 20 && changes >= 3;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is a legal file name.
    return text;
  }
}
