/**
 * Read blocks: a file from a byte on, a block at a time, never more of it in memory. Where the browser can, all blocks come
 * in the same bytes: left to themselves browsers let a hundred MB of used ones pile up before they clear away.
 */

const BLOCK_BYTES = 1024 * 1024;

export interface BlockReader {
  /** Good until the next is asked for; null: the file has ended. Throws when it cannot be read any more. */
  readonly next: () => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly stop: () => void;
}

export function readBlocks(file: Blob, from: number): BlockReader {
  const reader = byobReader(file.slice(from));
  if (reader === null) return slices(file, from);
  let buffer = new ArrayBuffer(BLOCK_BYTES);
  return {
    async next() {
      const { done, value } = await reader.read(new Uint8Array(buffer, 0, BLOCK_BYTES));
      if (done) return null;
      ({ buffer } = value);
      return value;
    },
    stop: () => void reader.cancel().catch(() => undefined),
  };
}

/** null: this browser reads no files into bytes of ours. */
function byobReader(file: Blob): ReadableStreamBYOBReader | null {
  try {
    return file.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}

function slices(file: Blob, from: number): BlockReader {
  let at = from;
  return {
    async next() {
      if (at >= file.size) return null;
      const block = new Uint8Array(await file.slice(at, at + BLOCK_BYTES).arrayBuffer());
      at += block.length;
      return block.length === 0 ? null : block;
    },
    stop: () => undefined,
  };
}
