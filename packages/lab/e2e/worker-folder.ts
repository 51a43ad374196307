/** Worker folder: where one worker keeps the files that its trials make. */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface WorkerFolder {
  /** Without a slash at its end. */
  readonly path: string;
  /** Empty, whatever a run that broke off has left. */
  readonly make: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Each worker has its own: a browser reads no more of a file that was written anew after it was chosen. */
export function workerFolder(name: string): WorkerFolder {
  const path = fileURLToPath(new URL(`../../../out/e2e-${name}-${process.pid}`, import.meta.url));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  return {
    path,
    async make() {
      await remove();
      await mkdir(path, { recursive: true });
    },
    remove,
  };
}
