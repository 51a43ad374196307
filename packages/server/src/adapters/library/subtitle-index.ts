/** SubtitleIndex: which files of subtitles lie in which folder of the library. */
import { byName } from './film-names.ts';

interface Beside {
  readonly name: string;
  readonly path: string;
}

const none: ReadonlyMap<string, readonly Beside[]> = new Map();

export class SubtitleIndex {
  readonly #folders = new Map<string, Set<string>>();
  readonly #most: number;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  put(path: string): void {
    if (this.has(path) || this.#count >= this.#most) return;
    const [folder, name] = partsOf(path);
    const names = this.#folders.get(folder) ?? new Set();
    this.#folders.set(folder, names.add(name));
    this.#count++;
  }

  remove(path: string): void {
    const [folder, name] = partsOf(path);
    const names = this.#folders.get(folder);
    if (names?.delete(name) !== true) return;
    this.#count--;
    if (names.size === 0) this.#folders.delete(folder);
  }

  has(path: string): boolean {
    const [folder, name] = partsOf(path);
    return this.#folders.get(folder)?.has(name) === true;
  }

  /** By the names of the folder's films, their subtitles: those whose names go on from the film's, and from no longer one. [LB9] */
  of(folder: string, films: readonly string[]): ReadonlyMap<string, readonly Beside[]> {
    const names = this.#folders.get(folder);
    if (names === undefined) return none;
    const byStem = new Map(films.map((film) => [stemOf(film), film]));
    const found = new Map<string, Beside[]>();
    for (const name of names) {
      const film = filmOf(stemOf(name), byStem);
      if (film === null) continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      found.set(film, [...(found.get(film) ?? []), { name, path }].toSorted(byName));
    }
    return found;
  }
}

/** The film with the longest name that this one begins with. */
function filmOf(name: string, byStem: ReadonlyMap<string, string>): string | null {
  for (let length = name.length; length > 0; length--) {
    const film = byStem.get(name.slice(0, length));
    if (film !== undefined) return film;
  }
  return null;
}

export function partsOf(path: string): readonly [folder: string, name: string] {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
}

const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '').toLowerCase();
