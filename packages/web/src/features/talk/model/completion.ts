/** Completion: a name that begins to be typed after an @, and whose it may be. [TK8] */

export interface Begun {
  /** Where the @ stands. */
  readonly from: number;
  /** What is typed after it. */
  readonly query: string;
}

/** Names are longer than one word at times, but nobody looks for one that long. */
const LONGEST_QUERY = 24;
const MOST = 6;

/** What is being typed at `caret`; null if it is no name. */
export function begunAt(text: string, caret: number): Begun | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from === -1 || /[\p{L}\p{N}.]/u.test(before.slice(0, from).at(-1) ?? '')) return null;
  const query = before.slice(from + 1);
  return query.length > LONGEST_QUERY || /[\n@]|^\s|\s\s/u.test(query) ? null : { from, query };
}

/** Names that fit, those that begin so first. */
export function namesFor(query: string, names: readonly string[]): readonly string[] {
  const wanted = query.toLocaleLowerCase();
  const fits = (name: string) => name.toLocaleLowerCase().includes(wanted);
  const begins = (name: string) => name.toLocaleLowerCase().startsWith(wanted);
  const found = [...new Set(names)].filter(fits);
  return [...found.filter(begins), ...found.filter((name) => !begins(name))].slice(0, MOST);
}

/** The text with the name in it, and where the caret goes. */
export function completed(
  text: string,
  caret: number,
  { from }: Begun,
  name: string,
): { readonly text: string; readonly caret: number } {
  const head = `${text.slice(0, from)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /u, ''), caret: head.length };
}
