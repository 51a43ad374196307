/** Library listing: what the server tells of a folder of films. */

export interface ListedFolder {
  readonly name: string;
  readonly path: string;
}

export interface ListedSubtitles {
  readonly name: string;
  /** A path on this server. */
  readonly url: string;
}

export interface ListedFilm {
  readonly name: string;
  readonly path: string;
  /** A path on this server. */
  readonly url: string;
  readonly bytes: number;
  readonly subtitles: readonly ListedSubtitles[];
  /** false: length and poster are being found out. */
  readonly isKnown: boolean;
  /** Seconds; null while unknown. */
  readonly duration: number | null;
  /** Lines of the picture; null: unknown, or only sound. */
  readonly height: number | null;
  /** A path on this server; null: none. */
  readonly poster: string | null;
}

export interface LibraryListing {
  readonly path: string;
  readonly folders: readonly ListedFolder[];
  readonly films: readonly ListedFilm[];
  /** There are more than these. */
  readonly isCut: boolean;
}

/** Checks an answer from outside; null if it is no listing. */
export function asListing(body: unknown): LibraryListing | null {
  if (!isRecord(body)) return null;
  const { path, folders, films, isCut } = body;
  if (typeof path !== 'string' || !Array.isArray(folders) || !Array.isArray(films)) return null;
  return {
    path,
    folders: folders.filter(isFolder).map((folder) => ({ name: folder.name, path: folder.path })),
    films: films.flatMap((film) => asFilm(film) ?? []),
    isCut: isCut === true,
  };
}

function asFilm(film: unknown): ListedFilm | null {
  if (!isRecord(film)) return null;
  const { name, path, url, bytes, subtitles, isKnown, duration, height, poster } = film;
  if (typeof name !== 'string' || typeof path !== 'string' || !isOwnPath(url)) return null;
  return {
    name,
    path,
    url,
    bytes: isCount(bytes) ? bytes : 0,
    subtitles: Array.isArray(subtitles)
      ? subtitles.filter(isSubtitles).map((one) => ({ name: one.name, url: one.url }))
      : [],
    isKnown: isKnown === true,
    duration: isCount(duration) ? duration : null,
    height: isCount(height) ? height : null,
    poster: isOwnPath(poster) ? poster : null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isFolder = (value: unknown): value is ListedFolder =>
  isRecord(value) && typeof value['name'] === 'string' && typeof value['path'] === 'string';

const isSubtitles = (value: unknown): value is ListedSubtitles =>
  isRecord(value) && typeof value['name'] === 'string' && isOwnPath(value['url']);

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** `//host` would be another server. */
const isOwnPath = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('/') && !value.startsWith('//');
