/** FolderBlobs: prepared films in a folder of this computer. */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isBlobName, isBlobPath, type BlobStore } from '../../ports/blob-store.ts';
import { bytesOf, filesBelow } from './files-below.ts';

/** `root` is made; what is published must be on the same disk. */
export async function openFolderBlobs(root: string): Promise<BlobStore> {
  await mkdir(root, { recursive: true });
  const placeOf = (path: string): string => join(root, ...path.split('/'));

  const factsOf: BlobStore['stat'] = async (path) => {
    if (!isBlobPath(path)) return null;
    const found = await stat(placeOf(path)).catch(() => null);
    return found?.isFile() === true ? { bytes: found.size, changedAt: found.mtimeMs } : null;
  };
  return {
    async publish(name, folder) {
      const place = placeOf(name);
      const files = await filesBelow(folder);
      if ((await stat(place).catch(() => null)) === null) {
        await rename(folder, place);
        return bytesOf(files);
      }
      for (const { path } of files) {
        await mkdir(dirname(join(place, path)), { recursive: true });
        await rename(join(folder, path), join(place, path));
      }
      await rm(folder, { recursive: true, force: true });
      return bytesOf(files);
    },
    stat: factsOf,
    async read(path, range) {
      if ((await factsOf(path)) === null) return null;
      return createReadStream(placeOf(path), range === null ? {} : { start: range.first, end: range.last });
    },
    async names() {
      const found = await readdir(root, { withFileTypes: true });
      return found.filter((entry) => entry.isDirectory() && isBlobName(entry.name)).map(({ name }) => name);
    },
    async remove(name) {
      if (isBlobName(name)) await rm(placeOf(name), { recursive: true, force: true });
    },
    async close() {},
  };
}
