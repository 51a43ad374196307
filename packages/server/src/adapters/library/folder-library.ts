/** FolderLibrary: a folder of this computer as a library. It is watched, so that what is put there is found at once. */
import { realpath } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import type { Library, LibraryFilm, Listing } from '../../ports/library.ts';
import { FactsKeeper } from './film-facts.ts';
import { FilmIndex, type Found, type IndexedFilm } from './film-index.ts';
import { isFilm, isHidden, isSubtitles } from './film-names.ts';
import { partsOf, SubtitleIndex } from './subtitle-index.ts';

export interface FolderLibraryOptions {
  readonly folder: string;
  /** Where facts and posters are kept. */
  readonly kept: string;
  readonly failed: (what: string, error: unknown) => void;
}

const mostFilms = 50_000;
const mostTold = 500;
const deepest = 16;
/** A film that is still being copied grows. */
const stillMs = 2000;

/** Rejects with the system's error if there is no such folder. */
export async function openFolderLibrary({ folder, kept, failed }: FolderLibraryOptions): Promise<Library> {
  const root = await realpath(folder);
  const index = new FilmIndex(mostFilms, mostTold);
  const subtitles = new SubtitleIndex(mostFilms);
  const facts = new FactsKeeper({ root, folder: resolve(kept), failed });
  const pathOf = (file: string): string => relative(root, file).split(sep).join('/');

  const watcher = watch(root, {
    // A link may lead anywhere. [LB2]
    followSymlinks: false,
    alwaysStat: true,
    depth: deepest,
    ignorePermissionErrors: true,
    awaitWriteFinish: { stabilityThreshold: stillMs, pollInterval: 500 },
    ignored: (file, stats) =>
      file !== root &&
      (isHidden(basename(file)) || (stats?.isFile() === true && !isFilm(file) && !isSubtitles(file))),
  });
  const put = (
    file: string,
    stats?: { readonly size: number; readonly mtimeMs: number; isFile(): boolean },
  ): void => {
    if (stats?.isFile() !== true) return;
    if (isSubtitles(file)) subtitles.put(pathOf(file));
    if (!isFilm(file)) return;
    const film = { name: basename(file), path: pathOf(file), bytes: stats.size, changedAt: stats.mtimeMs };
    if (!index.put(film)) failed(film.path, new Error(`the library holds ${mostFilms} films already`));
  };
  watcher.on('add', put);
  watcher.on('change', put);
  watcher.on('unlink', (file) => {
    index.remove(pathOf(file));
    subtitles.remove(pathOf(file));
  });
  watcher.on('error', (error) => failed(root, error));
  await new Promise<void>((ready) => {
    watcher.once('ready', ready);
  });

  const listing = (path: string, { folders, films, isCut }: Found): Listing => {
    const beside = new Map<string, ReturnType<SubtitleIndex['of']>>();
    const told = (film: IndexedFilm): LibraryFilm => {
      const [folder] = partsOf(film.path);
      const there = beside.get(folder) ?? subtitles.of(folder, index.namesIn(folder));
      beside.set(folder, there);
      return { ...film, subtitles: there.get(film.name) ?? [], facts: facts.of(film) };
    };
    return { path, folders, films: films.map(told), isCut };
  };
  const located = async (path: string): Promise<string | null> => {
    const file = join(root, path);
    // A folder on the way may have become a link since.
    return (await realpath(file).catch(() => null)) === file ? file : null;
  };

  return {
    list(path) {
      const found = index.list(path);
      return found === null ? null : listing(path, found);
    },
    search: (words) => listing('', index.search(words)),
    async locate(path) {
      return index.get(path) !== null || subtitles.has(path) ? located(path) : null;
    },
    async locatePoster(path) {
      const film = index.get(path);
      return film !== null && facts.of(film)?.hasPoster === true ? facts.posterFile(film) : null;
    },
    async close() {
      await watcher.close();
      await facts.close();
    },
  };
}
