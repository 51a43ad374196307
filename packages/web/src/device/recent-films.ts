/** Recent films: links that were watched from this browser, latest first. Files are not among them: a page cannot open them again. */
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.films';
const MOST = 8;

export interface RecentFilm {
  /** An http(s) address, or a path on this server. */
  readonly url: string;
  readonly title: string;
}

export const recentFilms = (): readonly RecentFilm[] => parseFilms(recall(KEY));

/** Puts a film on top. */
export function noteFilm(film: RecentFilm): void {
  save(withFilm(recentFilms(), film));
}

export function forgetFilm(url: string): readonly RecentFilm[] {
  const left = recentFilms().filter((film) => film.url !== url);
  save(left);
  return left;
}

export function withFilm(films: readonly RecentFilm[], latest: RecentFilm): readonly RecentFilm[] {
  return [latest, ...films.filter(({ url }) => url !== latest.url)].slice(0, MOST);
}

/** What was stored may be from an older version or touched by hand. */
export function parseFilms(text: string | null): readonly RecentFilm[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecentFilm).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isRecentFilm(value: unknown): value is RecentFilm {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    /^(https?:\/\/|\/(?!\/))/.test(value.url) &&
    'title' in value &&
    typeof value.title === 'string'
  );
}

function save(films: readonly RecentFilm[]): void {
  remember(KEY, JSON.stringify(films));
}
