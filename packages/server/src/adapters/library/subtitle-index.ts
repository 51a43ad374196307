/** SubtitleIndex: which files of subtitles lie in which folder of the library. */
import { byName } from './film-names.ts';

interface Beside {
  readonly name: string;
  readonly path: string;
}

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

  /** `Film.srt`, `Film.zh.ass` and `Film (2).vtt` belong to `Film.mkv`, unless another film is called so. [LB9] */
  of(filmPath: string, filmsBeside: readonly string[]): readonly Beside[] {
    const [folder, film] = partsOf(filmPath);
    const stem = stemOf(film);
    const longer = filmsBeside.map(stemOf).filter((other) => other !== stem && other.startsWith(stem));
    return [...(this.#folders.get(folder) ?? [])]
      .filter((name) => name.toLowerCase().startsWith(stem))
      .filter((name) => !longer.some((other) => name.toLowerCase().startsWith(other)))
      .map((name) => ({ name, path: folder === '' ? name : `${folder}/${name}` }))
      .toSorted(byName);
  }
}

function partsOf(path: string): readonly [folder: string, name: string] {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
}

const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '').toLowerCase();
