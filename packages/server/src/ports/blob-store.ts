/** BlobStore: where films that were prepared lie: files under a name nobody guesses, put once and never changed. Rule UP17 in docs/spec/upload.md. */
import type { Readable } from 'node:stream';

export interface BlobFacts {
  readonly bytes: number;
  /** ms since 1970. */
  readonly changedAt: number;
}

/** Both ends are part of it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export interface BlobStore {
  /**
   * Puts every file of `folder` and of the folders in it below `name`, beside what is there; the folder is used up. Where
   * nothing was below `name`, all appears at once or nothing does; nobody is told of an address before this has answered.
   * The value is how many bytes that were.
   */
  publish(name: string, folder: string): Promise<number>;
  /** null: there is none. `path` begins with the name. */
  stat(path: string): Promise<BlobFacts | null>;
  /** A file's bytes, or those in `range`; null: there is none. */
  read(path: string, range: ByteRange | null): Promise<Readable | null>;
  /** All names below which something lies. */
  names(): Promise<readonly string[]>;
  /** Removes what lies below `name`, however much of it there is. */
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Names are 128 random bits, paths below them are ours: letters, digits, dots inside, two folders deep at most. */
export const isBlobName = (text: string): boolean => /^[1-9A-HJ-NP-Za-km-z]{22}$/.test(text);

export function isBlobPath(path: string): boolean {
  const [name = '', ...rest] = path.split('/');
  if (!isBlobName(name) || rest.length < 1 || rest.length > 3) return false;
  return rest.every((part) => part.length <= 100 && /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(part));
}
