/**
 * Film history: films that were watched from this browser, latest first, and where each was left. Names, addresses and
 * positions only; a file's content is nowhere. Rules QU6–QU8 in docs/spec/queue.md.
 */
import { createStore } from 'zustand/vanilla';
import { historyKey } from './has-history.ts';
import { forget, recall, remember } from './storage.ts';

const MOST = 40;
/** Nobody has watched what was on for less. */
export const shortestSec = 15;
/** Of a film's end so much belongs to its credits. */
const END_SHARE = 0.95;

export type FilmPlace =
  /** An http(s) address, or a path on this server. */
  | { readonly url: string }
  /** A file of this device, to be picked again. */
  | { readonly name: string; readonly size: number };

export type PastFilm = FilmPlace & {
  readonly title: string;
  /** Where it was left, in s; 0: not begun, or watched to the end. */
  readonly position: number;
  /** In s; null while unknown. */
  readonly duration: number | null;
  /** When, in ms since 1970; 0: before that was noted. */
  readonly at: number;
  readonly seen: boolean;
};

export const filmHistory = createStore<readonly PastFilm[]>(() => parseHistory(recall(historyKey)));

/** Somebody put it on here: it goes on top, with what was known of it. */
export function noteFilm(place: FilmPlace, title: string, at: number = Date.now()): void {
  const known = pastOf(place);
  const film: PastFilm = known ?? {
    ...placeOnly(place),
    title,
    position: 0,
    duration: null,
    at,
    seen: false,
  };
  save(withFilm(filmHistory.getState(), { ...film, title, at }));
}

export interface Progress {
  readonly title: string;
  /** Both in s. */
  readonly position: number;
  readonly duration: number | null;
  readonly at: number;
}

/** It is being watched, and is there now; near the end it has been watched. [QU7] */
export function noteProgress(place: FilmPlace, { title, position, duration, at }: Progress): void {
  if (position < shortestSec) return;
  const seen = duration !== null && position >= duration * END_SHARE;
  const film = { ...placeOnly(place), title, duration, at, seen, position: seen ? 0 : position };
  save(withFilm(filmHistory.getState(), film));
}

export const pastOf = (place: FilmPlace): PastFilm | null =>
  filmHistory.getState().find((film) => keyOf(film) === keyOf(place)) ?? null;

export const forgetFilm = (place: FilmPlace): void =>
  save(filmHistory.getState().filter((film) => keyOf(film) !== keyOf(place)));

export function clearHistory(): void {
  forget(historyKey);
  filmHistory.setState([], true);
}

export const keyOf = (place: FilmPlace): string =>
  'url' in place ? `link ${place.url}` : `file ${place.size} ${place.name}`;

const placeOnly = (place: FilmPlace): FilmPlace =>
  'url' in place ? { url: place.url } : { name: place.name, size: place.size };

export function withFilm(films: readonly PastFilm[], latest: PastFilm): readonly PastFilm[] {
  return [latest, ...films.filter((film) => keyOf(film) !== keyOf(latest))].slice(0, MOST);
}

/** What was stored may be from an older version or touched by hand. */
export function parseHistory(text: string | null): readonly PastFilm[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.flatMap((one) => asPast(one) ?? []).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function asPast(value: unknown): PastFilm | null {
  if (typeof value !== 'object' || value === null) return null;
  const stored = new Map(Object.entries(value));
  const [url, name, size, title] = ['url', 'name', 'size', 'title'].map((key): unknown => stored.get(key));
  const place: FilmPlace | null =
    typeof url === 'string' && /^(https?:\/\/|\/(?!\/))/.test(url)
      ? { url }
      : typeof name === 'string' && isAmount(size)
        ? { name, size }
        : null;
  if (place === null || typeof title !== 'string') return null;
  const [position, duration, at] = ['position', 'duration', 'at'].map((key): unknown => stored.get(key));
  return {
    ...place,
    title,
    position: isAmount(position) ? position : 0,
    duration: isAmount(duration) ? duration : null,
    at: isAmount(at) ? at : 0,
    seen: stored.get('seen') === true,
  };
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function save(films: readonly PastFilm[]): void {
  remember(historyKey, JSON.stringify(films));
  filmHistory.setState(films, true);
}
