/** Film folder: where one worker keeps the films that its trials make. */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface FilmFolder {
  /** Without a slash at its end. */
  readonly path: string;
  readonly make: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Each worker has its own: a browser reads no more of a file that was written anew after it was chosen. */
export function filmFolder(name: string): FilmFolder {
  const path = fileURLToPath(new URL(`../../../out/e2e-${name}-${process.pid}`, import.meta.url));
  return {
    path,
    async make() {
      await mkdir(path, { recursive: true });
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
