/** Block plan: which parts of a file its fingerprint is taken of: the same few for everybody, spread over all of it. [SR1] */

export interface Block {
  /** In bytes; `to` is not part of it. */
  readonly from: number;
  readonly to: number;
}

const BLOCKS = 16;
const BLOCK_BYTES = 64 * 1024;

/** In order, without overlaps; of a file that is no larger than all blocks together, the whole. */
export function blockPlan(size: number): readonly Block[] {
  if (size === 0) return [];
  if (size <= BLOCKS * BLOCK_BYTES) return [{ from: 0, to: size }];
  return Array.from({ length: BLOCKS }, (_, index) => {
    // Multiplied first: the last block ends where the file does.
    const from = Math.floor((index * (size - BLOCK_BYTES)) / (BLOCKS - 1));
    return { from, to: from + BLOCK_BYTES };
  });
}
