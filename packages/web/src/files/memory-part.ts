/** Memory part: a file that is put together in memory, where there is no other place for it; for small ones. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Part } from './part-store.ts';

/** Small pieces are put together into blobs of this size, which browsers may lay aside. */
const BLOB_BYTES = 4 * 1024 * 1024;

export interface MemoryPart extends Part {
  readonly blob: () => Blob;
  /** From now on it is said to this one how much is here. */
  readonly tell: (written: (bytes: number) => void) => void;
}

export function createMemoryPart(): MemoryPart {
  let written: (bytes: number) => void = () => undefined;
  const blobs: Blob[] = [];
  let pieces: ArrayBuffer[] = [];
  let loose = 0;
  let size = 0;
  const hash = sha256.create();
  const gather = (): void => {
    blobs.push(new Blob(pieces));
    pieces = [];
    loose = 0;
  };
  return {
    size: () => size,
    write(data) {
      hash.update(new Uint8Array(data));
      pieces.push(data);
      loose += data.byteLength;
      size += data.byteLength;
      if (loose >= BLOB_BYTES) gather();
      written(size);
    },
    settled: () => Promise.resolve(size),
    finish: () => Promise.resolve(bytesToHex(hash.clone().digest())),
    close: () => undefined,
    tell(next) {
      written = next;
    },
    blob() {
      gather();
      return new Blob(blobs);
    },
  };
}
