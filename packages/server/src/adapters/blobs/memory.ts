/** MemoryBlobs: prepared films in memory, for tests. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isBlobPath, type BlobStore } from '../../ports/blob-store.ts';
import { bytesOf, filesBelow } from './files-below.ts';

export function createMemoryBlobs(): BlobStore {
  const kept = new Map<string, { readonly bytes: Buffer; readonly changedAt: number }>();
  return {
    async publish(name, folder) {
      const files = await filesBelow(folder);
      const read = await Promise.all(
        files.map(async ({ path }) => [path, await readFile(join(folder, path))] as const),
      );
      for (const [file, bytes] of read) kept.set(`${name}/${file}`, { bytes, changedAt: Date.now() });
      await rm(folder, { recursive: true, force: true });
      return bytesOf(files);
    },
    async stat(path) {
      const found = isBlobPath(path) ? kept.get(path) : undefined;
      return found === undefined ? null : { bytes: found.bytes.length, changedAt: found.changedAt };
    },
    async read(path, range) {
      const found = kept.get(path);
      if (found === undefined) return null;
      const bytes = range === null ? found.bytes : found.bytes.subarray(range.first, range.last + 1);
      return Readable.from(bytes.length === 0 ? [] : [bytes]);
    },
    async names() {
      return [...new Set([...kept.keys()].map((path) => path.split('/')[0] ?? ''))];
    },
    async remove(name) {
      for (const path of kept.keys()) if (path.startsWith(`${name}/`)) kept.delete(path);
    },
    async close() {},
  };
}
