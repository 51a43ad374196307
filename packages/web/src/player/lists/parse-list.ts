/**
 * Parse list: films from a text that people have: playlists (M3U, PLS), tables (CSV), or lines with links in them. What a
 * line means is told by what is inside, not by a file's name. Rules QU1–QU4 in docs/spec/queue.md.
 */
import { fail, ok, type Result } from '@lockstep/core';
import Papa from 'papaparse';
import { durationIn, linkIn, titleIn, type ListedFilm } from './list-lines.ts';

export interface FilmList {
  readonly films: readonly ListedFilm[];
  /** Lines with something on them that is no film. */
  readonly skipped: number;
}

/** stream: the segments or qualities of one film, which is no list of films. */
export type ListProblem = 'stream';

/** @param home where the app is, as in `location.origin + base` */
export function parseList(text: string, home: string): Result<FilmList, ListProblem> {
  const plain = text.replace(/^\uFEFF/, '');
  if (isStream(plain)) return fail('stream');
  const lines = plain.split(/\r\n|\r|\n/);
  const begin = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  if (/^\[playlist\]$/i.test(begin)) return ok(fromPls(lines, home));
  if (lines.some((line) => /^#EXT(M3U|INF)/i.test(line.trim()))) return ok(fromM3u(lines, home));
  return ok(fromTable(plain, home) ?? fromLines(lines, home));
}

/** By the tags that every manifest of one kind or the other must have (RFC 8216, 4.4.3.1 and 4.4.6.2). */
export const isStream = (text: string): boolean =>
  /^\s*#EXT-X-(TARGETDURATION|STREAM-INF|I-FRAME-STREAM-INF|MEDIA-SEQUENCE)\b/im.test(text);

function fromM3u(lines: readonly string[], home: string): FilmList {
  const films: ListedFilm[] = [];
  let skipped = 0;
  let about: Pick<ListedFilm, 'title' | 'duration'> = { title: null, duration: null };
  for (const line of lines.map((one) => one.trim())) {
    if (/^#EXTINF:/i.test(line)) about = aboutFilm(line);
    if (line === '' || line.startsWith('#')) continue;
    const url = linkIn(line, home);
    if (url === null) skipped++;
    else films.push({ url, ...about });
    about = { title: null, duration: null };
  }
  return { films, skipped };
}

/** `#EXTINF:1325 tvg-name="A, b",Title, with commas` */
function aboutFilm(line: string): Pick<ListedFilm, 'title' | 'duration'> {
  const [, seconds, rest = ''] = /^#EXTINF:\s*(-?[\d.]+)?(.*)$/i.exec(line) ?? [];
  const named = /^(?:[^,"]|"[^"]*")*,(.*)$/.exec(rest)?.[1];
  return { title: titleIn(named), duration: durationIn(seconds) };
}

function fromPls(lines: readonly string[], home: string): FilmList {
  const entries = new Map<number, { file?: string; title?: string; length?: string }>();
  for (const line of lines) {
    const [, key, number, value = ''] = /^\s*(File|Title|Length)(\d+)\s*=(.*)$/i.exec(line) ?? [];
    if (key === undefined) continue;
    const entry = entries.get(Number(number)) ?? {};
    entries.set(Number(number), { ...entry, [key.toLowerCase()]: value.trim() });
  }
  const films: ListedFilm[] = [];
  let skipped = 0;
  for (const [, { file, title, length }] of [...entries].toSorted(([a], [b]) => a - b)) {
    const url = linkIn(file ?? '', home);
    if (url === null) skipped++;
    else films.push({ url, title: titleIn(title), duration: durationIn(length) });
  }
  return { films, skipped };
}

const URL_HEAD = /^(url|link|address|href|src|地址|链接|网址|連結)$/i;
const TITLE_HEAD = /^(title|name|film|标题|名称|片名|標題)$/i;
const LENGTH_HEAD = /^(duration|length|seconds|时长|長度)$/i;

/** null: it is no table. */
function fromTable(text: string, home: string): FilmList | null {
  const { data, errors } = Papa.parse<readonly string[]>(text.trim(), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  });
  const [head = [], ...below] = data;
  const at = (words: RegExp) => head.findIndex((cell) => words.test(cell.trim()));
  const headed = at(URL_HEAD) >= 0 && head.length > 1;
  const rows = headed ? below : data;
  // Lines of prose have commas, too: a table has a link alone in a cell beside other cells.
  const isTable = rows.some((row) => row.length > 1 && row.some((cell) => linkIn(cell, home) !== null));
  if (!isTable || errors.some(({ type }) => type === 'Quotes')) return null;
  const films: ListedFilm[] = [];
  let skipped = 0;
  for (const row of rows) {
    const place = headed ? at(URL_HEAD) : row.findIndex((cell) => linkIn(cell, home) !== null);
    const url = linkIn(row[place] ?? '', home);
    const title = headed
      ? row[at(TITLE_HEAD)]
      : row.find((cell, index) => index !== place && /\p{L}/u.test(cell) && linkIn(cell, home) === null);
    if (url === null) skipped++;
    else
      films.push({ url, title: titleIn(title), duration: headed ? durationIn(row[at(LENGTH_HEAD)]) : null });
  }
  return { films, skipped };
}

const LINKS = /https?:\/\/[^\s<>"'，。、；）」』》]+/gi;

/** A link with words before or after it, as in a message: the words are its name if it is the only one there. */
function fromLines(lines: readonly string[], home: string): FilmList {
  const films: ListedFilm[] = [];
  let skipped = 0;
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('#'))) {
    const links = line.match(LINKS) ?? [];
    const urls = (links.length > 0 ? links : [line]).flatMap((one) => linkIn(trimmed(one), home) ?? []);
    const words =
      links.length === 1
        ? line.replace(links[0] ?? '', ' ').replace(/^[\s\-*•:：–—.]+|[\s\-:：–—]+$/g, '')
        : '';
    if (urls.length === 0) skipped++;
    for (const url of urls) films.push({ url, title: titleIn(words), duration: null });
  }
  return { films, skipped };
}

/** A sentence around a link ends it. */
const trimmed = (link: string): string => link.replace(/[.,;:!?)\]]+$/, '');
