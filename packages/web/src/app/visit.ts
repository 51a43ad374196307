/** Visit: what a link brings along besides its page: `?u=NAME` and `?url=FILM`; phones that share a link call it text. */
import { cleanName } from '../device/name.ts';
import { filmFromText, type FilmChoice } from '../player/film-choice.ts';

export interface Visit {
  /** '' if the link has none. */
  readonly name: string;
  readonly film: FilmChoice | null;
  /** The link has a film, but it is not an address that can be watched. */
  readonly badFilm: boolean;
}

export function visitOf(search: string): Visit {
  const asked = new URLSearchParams(search);
  const url = asked.get('url') ?? /https?:\/\/\S+/.exec(asked.get('text') ?? '')?.[0] ?? null;
  // Reading the query has turned %20 into spaces, which no address may have.
  const film = url === null ? null : filmFromText(url.trim().replaceAll(' ', '%20'));
  return {
    name: cleanName(asked.get('u') ?? ''),
    film: film?.ok === true ? film.value : null,
    badFilm: film?.ok === false,
  };
}

/** The same search text without what a visit has taken, so that a copied address names nobody. */
export function withoutVisit(search: string): string {
  const asked = new URLSearchParams(search);
  asked.delete('u');
  asked.delete('url');
  const rest = asked.toString();
  return rest === '' ? '' : `?${rest}`;
}
