import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockPlan } from './block-plan.ts';
import { hashBlocks } from './hash-blocks.ts';
import { readableFile } from './readable.ts';

const hashOf = (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hashBlocks(readableFile(new Blob([bytes])), () => {});

test('[SR1] it is the SHA-256 of the size and the blocks', async () => {
  const bytes = new Uint8Array(3 * 1024 * 1024 + 17).map((_, index) => (index * 7) % 251);
  const hashed = new Blob([
    `${bytes.length}\n`,
    ...blockPlan(bytes.length).map(({ from, to }) => bytes.subarray(from, to)),
  ]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await hashed.arrayBuffer()));
  expect(await hashOf(bytes)).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
});

test('[SR4] the same bytes have the same fingerprint, whatever the file is called', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const named = await hashBlocks(readableFile(new File([bytes], 'a.mp4')), () => {});
  const other = await hashBlocks(readableFile(new File([bytes], 'b.mkv', { type: 'video/x' })), () => {});
  expect(named).toBe(other);
});

test('[SR5] a byte changed in a block, or one more byte, is another fingerprint', async () => {
  const bytes = new Uint8Array(2 * 1024 * 1024);
  const before = await hashOf(bytes);
  const changed = bytes.slice();
  const last = changed.length - 1;
  changed[last] = 1;
  expect(await hashOf(changed)).not.toBe(before);
  expect(await hashOf(new Uint8Array(bytes.length + 1))).not.toBe(before);
});

test('[SR1][SR2] of twenty gigabytes it reads one mebibyte, and tells how far it is', async () => {
  let read = 0;
  const shares: number[] = [];
  await hashBlocks(
    {
      size: 20 * 1024 ** 3,
      read: ({ from, to }) => {
        read += to - from;
        return Promise.resolve(new Uint8Array(to - from));
      },
    },
    (share) => shares.push(share),
  );
  expect(read).toBe(1024 * 1024);
  expect(shares).toHaveLength(16);
  expect(shares.at(-1)).toBe(1);
});

test('a file that is shorter than it said is no file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5_000_000 }), async (size) => {
      const short = { size, read: () => Promise.resolve(new Uint8Array(0)) };
      await expect(hashBlocks(short, () => {})).rejects.toThrow('shorter');
    }),
    { numRuns: 20 },
  );
});
