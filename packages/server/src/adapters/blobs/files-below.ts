/** FilesBelow: the files in a folder and in the folders in it, as paths with `/` from that folder on, and their sizes. */
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface FileBelow {
  readonly path: string;
  readonly bytes: number;
}

/** None if there is no such folder. */
export async function filesBelow(folder: string): Promise<readonly FileBelow[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sized = files.map(async (file) => ({
    path: relative(folder, file).split(sep).join('/'),
    bytes: (await stat(file)).size,
  }));
  return Promise.all(sized);
}

export const bytesOf = (files: readonly FileBelow[]): number =>
  files.reduce((all, { bytes }) => all + bytes, 0);
