/** Readable: a file of this device, or one of this server by ranges, to take a fingerprint of. Runs in the worker. */
import type { Block } from './block-plan.ts';
import type { Readable } from './hash-blocks.ts';

export function readableFile(file: Blob): Readable {
  return {
    size: file.size,
    read: async ({ from, to }) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}

/** Rejects where there is no such file, or where it cannot be read by parts. */
export async function readableLink(url: string): Promise<Readable> {
  const head = await fetch(url, { method: 'HEAD' });
  const size = Number(head.headers.get('content-length'));
  if (!head.ok || !Number.isSafeInteger(size) || size <= 0) throw new Error('The size is not told.');
  return { size, read: (block) => readRange(url, block) };
}

async function readRange(url: string, { from, to }: Block): Promise<Uint8Array> {
  const part = await fetch(url, { headers: { range: `bytes=${from}-${to - 1}` } });
  // Whoever answers with the whole film must not be let send it.
  if (part.status !== 206) {
    await part.body?.cancel();
    throw new Error('Parts are not given.');
  }
  return new Uint8Array(await part.arrayBuffer());
}
