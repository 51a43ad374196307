/** Pieces: a message's text cut into plain text, links that are safe to follow, and names it speaks to. Rules TK7, TK8. */

export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'mention'; readonly text: string; readonly name: string };

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'`，。！？；：、（）【】《》「」]+/giu;
/** What ends a sentence and not an address. */
const TRAILING = /[.,;:!?*_~\]}…]+$/u;

/** @param names whom a text can speak to */
export function piecesOf(text: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const found of text.matchAll(LINK)) {
    const link = linkIn(found[0]);
    if (link === null) continue;
    pieces.push(...withMentions(text.slice(done, found.index), names), link);
    done = found.index + link.text.length;
  }
  pieces.push(...withMentions(text.slice(done), names));
  return pieces;
}

/** Only http and https; null if it is no address at all. [TK7] */
function linkIn(raw: string): Extract<Piece, { type: 'link' }> | null {
  let text = raw.replace(TRAILING, '');
  // A closing bracket belongs to the address if it was opened in it.
  while (text.endsWith(')') && text.split(')').length > text.split('(').length) {
    text = text.slice(0, -1).replace(TRAILING, '');
  }
  const url = parse(/^www\./iu.test(text) ? `https://${text}` : text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  // Whoever sees a name before an @ takes it for the place; it is not.
  if (url.username !== '' || url.password !== '' || !url.hostname.includes('.')) {
    return url.hostname === 'localhost' && url.username === ''
      ? { type: 'link', text, href: url.href }
      : null;
  }
  return { type: 'link', text, href: url.href };
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** @Name: the longest name that fits, in whatever case, not in the middle of a word. [TK8] */
function withMentions(text: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const lower = text.toLocaleLowerCase();
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (at < done || /[\p{L}\p{N}.]/u.test(text.slice(0, at).at(-1) ?? '')) continue;
    const name = longestNameAt(lower, at + 1, names);
    if (name === null) continue;
    if (at > done) pieces.push({ type: 'text', text: text.slice(done, at) });
    done = at + 1 + name.length;
    pieces.push({ type: 'mention', text: text.slice(at, done), name });
  }
  if (done < text.length) pieces.push({ type: 'text', text: text.slice(done) });
  return pieces;
}

function longestNameAt(lower: string, at: number, names: readonly string[]): string | null {
  let longest: string | null = null;
  for (const name of names) {
    if (name === '' || name.length <= (longest?.length ?? 0)) continue;
    if (!lower.startsWith(name.toLocaleLowerCase(), at)) continue;
    const [next = ''] = lower.slice(at + name.length);
    // Chinese is written without spaces: there a name ends where it ends.
    if (/[\p{L}\p{N}]/u.test(next) && !/\p{Script=Han}/u.test(next)) continue;
    longest = name;
  }
  return longest;
}

/** Whether the text speaks to somebody of that name. */
export const mentions = (text: string, name: string): boolean =>
  text.includes('@') && piecesOf(text, [name]).some(({ type }) => type === 'mention');
