import { expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';
import { fakeFile } from './testkit/fake-pages.ts';

const megabyte = 1024 * 1024;
const content = new Uint8Array(2.5 * megabyte).map((_, at) => at % 251);

async function all(file: Blob, from: number) {
  const reader = readBlocks(file, from);
  const read = new Uint8Array(file.size - from);
  let [at, longest] = [0, 0];
  for (let block = await reader.next(); block !== null; block = await reader.next()) {
    read.set(block, at);
    at += block.length;
    longest = Math.max(longest, block.length);
  }
  return { read: Buffer.from(read), at, longest };
}

const slicesOnly = (blob: Blob): Blob =>
  ({
    size: blob.size,
    slice: (from: number, to?: number) => ({ arrayBuffer: () => blob.slice(from, to).arrayBuffer() }),
  }) as unknown as Blob;

test.each([
  ['into the same bytes', (blob: Blob) => blob],
  ['by slices, where browsers cannot do that', slicesOnly],
])('[FT6] a file is read from any byte on, a block at a time: %s', async (_, as) => {
  const file = as(new Blob([content]));
  for (const from of [0, 1, megabyte, 2 * megabyte + 77, content.length]) {
    const { read, at, longest } = await all(file, from);
    expect(at).toBe(content.length - from);
    expect(longest).toBeLessThanOrEqual(megabyte);
    expect(read.equals(content.subarray(from))).toBe(true);
  }
});

test('[FT12] what has become shorter ends, and what is gone throws', async () => {
  const gone = fakeFile(100);
  gone.slice = () => {
    throw new DOMException('gone', 'NotFoundError');
  };
  await expect((async () => readBlocks(gone, 0).next())()).rejects.toThrow('gone');
});
