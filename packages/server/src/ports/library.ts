/** Library: films in a folder of this server, for rooms to watch. Rules LB1–LB9 in docs/spec/library.md. */

export interface LibraryFolder {
  readonly name: string;
  /** From the library's own folder on, parted by `/`. */
  readonly path: string;
}

/** A file of subtitles that lies beside a film and is called like it. */
export interface LibrarySubtitles {
  readonly name: string;
  readonly path: string;
}

export interface FilmFacts {
  readonly durationSec: number | null;
  /** In pixels, as shown; null: only sound, or not known. */
  readonly width: number | null;
  readonly height: number | null;
  readonly hasPoster: boolean;
}

export interface LibraryFilm {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** ms since 1970. */
  readonly changedAt: number;
  readonly subtitles: readonly LibrarySubtitles[];
  /** null: not looked at yet; it will be, now that somebody asked. */
  readonly facts: FilmFacts | null;
}

export interface Listing {
  readonly path: string;
  readonly folders: readonly LibraryFolder[];
  readonly films: readonly LibraryFilm[];
  /** There are more than are told. */
  readonly isCut: boolean;
}

export interface Library {
  /** What lies in this folder, the library's own being ''; null: there is no such folder. */
  list(path: string): Listing | null;
  /** Films with all these words in their path. */
  search(words: string): Listing;
  /** Where a film of the library, or subtitles in it, are on the disk; null: it is none, or not really there. [LB2] */
  locate(path: string): Promise<string | null>;
  /** Where its poster is on the disk; null: it has none. */
  locatePoster(path: string): Promise<string | null>;
  close(): Promise<void>;
}
