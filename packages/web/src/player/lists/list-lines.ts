/** List lines: what a line of a list of films says, as far as every kind of list shares it. */
import { filmFromText } from '../film-choice.ts';

/** One film of a list. */
export interface ListedFilm {
  /** An http(s) address, or a path on this server beginning with `/`. */
  readonly url: string;
  /** null: the list has no name for it. */
  readonly title: string | null;
  /** In s; null: the list does not say. */
  readonly duration: number | null;
}

/** Paths that are films of this server; other paths in a list are files of whoever made it. */
const OWN_PATHS = /^\/(films|media)\//;

/**
 * The address in a text that is nothing else.
 * @param home where the app is, as in `location.origin + base`: its own addresses become paths, for whoever reaches it by another name
 */
export function linkIn(text: string, home: string): string | null {
  const typed = text.trim().replaceAll(' ', '%20');
  if (typed.startsWith('/')) return OWN_PATHS.test(typed) ? typed : null;
  // A word with a dot is a file or the end of a sentence as often as an address.
  if (!/^(https?:\/\/|www\.)/i.test(typed)) return null;
  const film = filmFromText(typed);
  if (!film.ok || film.value.kind !== 'link') return null;
  const { url } = film.value;
  const path = url.startsWith(`${home}/`) ? url.slice(home.length) : '';
  return OWN_PATHS.test(path) ? path : url;
}

/** In s, from a number of seconds or `1:32:10`; null: neither, or not known (-1, 0). */
export function durationIn(text: string | undefined): number | null {
  const parts = (text ?? '').trim().split(':');
  if (parts.length > 3 || parts.some((part) => !/^\d+(\.\d+)?$/.test(part))) return null;
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds > 0 && seconds < 1e6 ? seconds : null;
}

export function titleIn(text: string | undefined): string | null {
  const title = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return title === '' ? null : title.slice(0, 200);
}
