/** Reads what somebody typed or pasted into the box: a room, a film, or neither. */
import { fail, ok, type Result } from '@lockstep/core';
import { isRoomId } from '../../api/rooms.ts';
import { filmFromText, type FilmChoice, type LinkProblem } from '../../player/film-choice.ts';

export type LinkTarget =
  | { readonly to: 'room'; readonly room: string }
  /** A room of another server: its page has to be opened. */
  | { readonly to: 'otherServer'; readonly url: string }
  | { readonly to: 'film'; readonly film: FilmChoice };

/** @param home where the app is, as in `location.origin + base` */
export function readLink(text: string, home: string): Result<LinkTarget, LinkProblem> {
  const typed = onlyLink(text);
  if (isRoomId(typed)) return ok({ to: 'room', room: typed });
  const film = filmFromText(typed);
  if (!film.ok) return fail(film.error);
  if (film.value.kind !== 'link') return ok({ to: 'film', film: film.value });
  // A path is one on this server, whatever is in front of it here.
  const url = new URL(film.value.url.startsWith('/') ? home + film.value.url : film.value.url);
  const [, prefix, room] = /^(.*)\/r\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (room === undefined || !isRoomId(room)) return ok({ to: 'film', film: film.value });
  return ok(`${url.origin}${prefix}` === home ? { to: 'room', room } : { to: 'otherServer', url: url.href });
}

/** An invitation copied from a chat has words around its link. */
function onlyLink(text: string): string {
  const typed = text.trim();
  if (!/\s/.test(typed)) return typed;
  const links = typed.match(/https?:\/\/[^\s<>"'，。、；）」』》]+/gi) ?? [];
  const [link] = links;
  return links.length === 1 && link !== undefined ? link.replace(/[.,;:!?)\]]+$/, '') : typed;
}
