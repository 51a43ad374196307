/** Fake parts: what is on one device's disk; it stays while pages come and go. */
import { fail, ok } from '@lockstep/core';
import { createMemoryPart } from '../memory-part.ts';
import type { PartStore } from '../part-store.ts';

export interface FakeDisk extends PartStore {
  readonly names: () => readonly string[];
  /** So much fits. */
  setRoom(bytes: number): void;
}

export function createFakeDisk(): FakeDisk {
  const files = new Map<string, ArrayBuffer[]>();
  let room = Infinity;
  return {
    open(file, bytes, ears) {
      if (bytes > room) return Promise.resolve(fail('noSpace'));
      const there = files.get(file) ?? [];
      files.set(file, there);
      const part = createMemoryPart();
      for (const piece of there) part.write(piece);
      part.tell(ears.written);
      return Promise.resolve(
        ok({
          ...part,
          write(data: ArrayBuffer) {
            files.get(file)?.push(data.slice());
            part.write(data);
          },
        }),
      );
    },
    read(file, name) {
      const pieces = files.get(file);
      return Promise.resolve(pieces === undefined ? null : new File(pieces, name));
    },
    remove(file) {
      files.delete(file);
      return Promise.resolve();
    },
    keepOnly(kept) {
      for (const name of files.keys()) if (!kept.has(name)) files.delete(name);
      return Promise.resolve();
    },
    names: () => [...files.keys()],
    setRoom(bytes) {
      room = bytes;
    },
  };
}
