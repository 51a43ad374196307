/** FilmIndex: what is known to lie in the library's folder: a tree in memory, so that looking costs no disk. */
import { byName } from './film-names.ts';

export interface IndexedFilm {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly changedAt: number;
}

interface Branch {
  readonly folders: Map<string, Branch>;
  readonly films: Map<string, IndexedFilm>;
  /** In the order in which they are told; null: something has changed since. */
  sorted: Sorted | null;
}

interface Sorted {
  readonly folders: Found['folders'];
  readonly films: readonly IndexedFilm[];
}

export interface Found {
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  readonly films: readonly IndexedFilm[];
  readonly isCut: boolean;
}

const branch = (): Branch => ({ folders: new Map(), films: new Map(), sorted: null });
const isEmpty = ({ folders, films }: Branch): boolean => folders.size === 0 && films.size === 0;

export class FilmIndex {
  readonly #most: number;
  readonly #mostTold: number;
  readonly #root = branch();
  #count = 0;

  /** Keeps no more than `most` films and tells no more than `mostTold` at once. */
  constructor(most: number, mostTold: number) {
    this.#most = most;
    this.#mostTold = mostTold;
  }

  /** false: it is full. */
  put(film: IndexedFilm): boolean {
    const known = this.get(film.path) !== null;
    if (!known && this.#count >= this.#most) return false;
    let at = this.#root;
    for (const name of film.path.split('/').slice(0, -1)) {
      const next = at.folders.get(name) ?? branch();
      if (!at.folders.has(name)) at.sorted = null;
      at.folders.set(name, next);
      at = next;
    }
    at.films.set(film.name, film);
    at.sorted = null;
    if (!known) this.#count++;
    return true;
  }

  remove(path: string): void {
    const names = path.split('/');
    const trail = [this.#root];
    for (const name of names.slice(0, -1)) {
      const next = trail.at(-1)?.folders.get(name);
      if (next === undefined) return;
      trail.push(next);
    }
    const home = trail.at(-1);
    if (home?.films.delete(names.at(-1) ?? '') !== true) return;
    home.sorted = null;
    this.#count--;
    // A folder without films is not shown.
    for (let depth = trail.length - 1; depth > 0; depth--) {
      const [here, above] = [trail[depth], trail[depth - 1]];
      if (here === undefined || above === undefined || !isEmpty(here)) return;
      above.folders.delete(names[depth - 1] ?? '');
      above.sorted = null;
    }
  }

  get(path: string): IndexedFilm | null {
    const names = path.split('/');
    return this.#at(names.slice(0, -1))?.films.get(names.at(-1) ?? '') ?? null;
  }

  /** Names of the films in a folder. */
  namesIn(path: string): readonly string[] {
    return [...(this.#at(path === '' ? [] : path.split('/'))?.films.keys() ?? [])];
  }

  /** null: no such folder. */
  list(path: string): Found | null {
    const here = this.#at(path === '' ? [] : path.split('/'));
    if (here === null) return null;
    const prefix = path === '' ? '' : `${path}/`;
    here.sorted ??= {
      folders: [...here.folders.keys()].map((name) => ({ name, path: prefix + name })).toSorted(byName),
      films: [...here.films.values()].toSorted(byName),
    };
    return this.#cut(here.sorted.folders, here.sorted.films);
  }

  /** Films with all of these words in their path, in any case. */
  search(words: string): Found {
    const wanted = words
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const films: IndexedFilm[] = [];
    const look = (here: Branch): void => {
      for (const film of here.films.values()) {
        const path = film.path.toLowerCase();
        if (wanted.every((word) => path.includes(word))) films.push(film);
      }
      for (const below of here.folders.values()) look(below);
    };
    if (wanted.length > 0) look(this.#root);
    return this.#cut([], films.toSorted(byName));
  }

  #at(names: readonly string[]): Branch | null {
    let at: Branch | null = this.#root;
    for (const name of names) at = at?.folders.get(name) ?? null;
    return at;
  }

  #cut(folders: Found['folders'], films: readonly IndexedFilm[]): Found {
    return {
      folders: folders.slice(0, this.#mostTold),
      films: films.slice(0, this.#mostTold),
      isCut: Math.max(folders.length, films.length) > this.#mostTold,
    };
  }
}
